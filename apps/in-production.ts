/** Imported first of all: React draws pages several times slower when nobody says that this is not its workshop. */
process.env['NODE_ENV'] ??= 'production'
