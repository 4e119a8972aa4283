/**
 * What the schemas of tools are made of, for who asks for tools to hand in. By name: as a whole, the library would bring all of it, such as
 * its messages in fifty languages, also to those who share a part of it.
 */
import {
  array,
  boolean,
  describe,
  enum as enumOf,
  gte,
  int,
  lte,
  minLength,
  nullable,
  regex,
  strictObject,
  string,
} from 'zod/mini'

export const z = {
  array,
  boolean,
  describe,
  enum: enumOf,
  gte,
  int,
  lte,
  minLength,
  nullable,
  regex,
  strictObject,
  string,
}
