/**
 * Ends a page of rows when it has so many bytes: the row that goes beyond is its last one. Adds `found`, how many rows there were before
 * their bytes were looked at.
 *
 * @param rows the SQL of the page, in its order
 * @param text the SQL of what of a row is counted
 * @param bytes SQL
 */
export const withinBytes = (rows: string, text: string, bytes: string | number): string => `
  select * from (
    select numbered.*, count(*) over ()::int as found,
      sum(octet_length(${text})) over (order by place rows between unbounded preceding and 1 preceding) as before
    from (select *, row_number() over () as place from (${rows}) as ordered) as numbered
  ) as counted where before is null or before < ${bytes}`
