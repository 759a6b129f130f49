using System.Buffers;
using System.Collections.Immutable;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>The predicates about what a value looks like: there or not, kind, format, characters.</summary>
internal static class Shapes
{
    // What quoting, URLs, forms and markup give a meaning to; and the space.
    private const string TellingCharacters = " '\"\\%+&#?=/<>;,@|";

    // Shorter texts, and such without digits, are words with hyphens.
    private const int ShortestCode = 8;

    private static readonly SearchValues<char> OfUrlAlphabet = SearchValues.Create("-_");

    private const int LongestPrefix = 8;

    // More of them are no kinds of things.
    private const int MostPrefixes = 12;

    private static readonly SearchValues<char> OfWords = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly ImmutableArray<TextFormat> Structured =
    [
        TextFormat.Integer, TextFormat.Decimal, TextFormat.Boolean, TextFormat.DateTimeWithOffset, TextFormat.LocalDateTime,
        TextFormat.Date, TextFormat.LocalDate, TextFormat.Uuid, TextFormat.Url,
    ];

    /// <summary>The predicates, each with the rows that it is true of.</summary>
    public static IEnumerable<(ContrastPredicate Predicate, RowSet Rows)> Of(Column column)
    {
        var found = new Dictionary<(ContrastCondition Condition, string? Value), RowSet>();
        var formats = new Dictionary<string, TextFormat>(StringComparer.Ordinal);
        foreach (var cell in column.Cells)
        {
            foreach (var condition in Of(cell, formats))
            {
                if (!found.TryGetValue(condition, out var rows))
                    found.Add(condition, rows = new RowSet(column.Rows));
                rows.Add(cell.Row);
            }
        }

        var kinds = found.Keys.Count(key => key.Condition == ContrastCondition.Kind);
        var texts = found.Keys.Count(key => key.Condition == ContrastCondition.Format);
        var prefixes = found.Keys.Count(key => key.Condition == ContrastCondition.Prefix);
        return from condition in found
               where condition.Key.Condition != ContrastCondition.Prefix || prefixes is > 1 and <= MostPrefixes
               where condition.Key.Condition != ContrastCondition.Kind || kinds > 1
               where condition.Key.Condition != ContrastCondition.Format || texts > 1
               select (column.Predicate(condition.Key.Condition, condition.Key.Value), condition.Value);
    }

    private static IEnumerable<(ContrastCondition, string?)> Of(Column.Cell cell, Dictionary<string, TextFormat> formats)
    {
        yield return (ContrastCondition.Present, null);
        if (cell.Kind is not { } kind)
            yield return (ContrastCondition.Malformed, null);
        else if (kind == PayloadKind.Null)
            yield return (ContrastCondition.Null, null);
        else
            yield return (ContrastCondition.Kind, NameOf(kind));
        if (cell.Kind == PayloadKind.Array && cell.Text == "0")
            yield return (ContrastCondition.Empty, null);
        if (cell.Kind is PayloadKind.Integer or PayloadKind.Number || IsNumeric(cell, formats))
        {
            foreach (var condition in OfNumber(cell.Text))
                yield return (condition, null);
        }

        if (cell.Kind == PayloadKind.String)
        {
            foreach (var condition in OfText(cell.Text, FormatOf(cell.Text, formats)))
                yield return condition;
        }
    }

    private static IEnumerable<ContrastCondition> OfNumber(string digits)
    {
        if (digits.StartsWith('-'))
            yield return ContrastCondition.Negative;
        if (!digits.AsSpan().ContainsAnyInRange('1', '9'))
            yield return ContrastCondition.Zero;
        if (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]))
            yield return ContrastCondition.LeadingZero;
    }

    private static IEnumerable<(ContrastCondition, string?)> OfText(string text, TextFormat format)
    {
        if (format == TextFormat.Empty)
            yield return (ContrastCondition.Empty, null);
        else
            yield return (ContrastCondition.Format, NameOf(format));
        if (!System.Text.Ascii.IsValid(text))
            yield return (ContrastCondition.NonAscii, null);
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
            yield return (ContrastCondition.Padded, null);
        if (Structured.Contains(format))
            yield break;
        if (HasEscape(text))
            yield return (ContrastCondition.Escaped, null);
        if (text.AsSpan().ContainsAnyInRange('A', 'Z'))
            yield return (ContrastCondition.UpperCase, null);
        if (PrefixOf(text) is { } prefix)
            yield return (ContrastCondition.Prefix, prefix);
        if (IsOfUrlAlphabet(text))
            yield return (ContrastCondition.UrlAlphabet, null);
        foreach (var character in TellingCharacters.Where(text.Contains))
            yield return (ContrastCondition.Character, character.ToString());
    }

    // What an id says of its thing: a word in front of a hyphen or the like, with a number in the rest.
    private static string? PrefixOf(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(OfWords);
        if (end is <= 0 or > LongestPrefix || text[end] is not ('-' or '_' or ':' or '.'))
            return null;
        return text.AsSpan(end).ContainsAnyInRange('0', '9') ? text[..(end + 1)] : null;
    }

    // Random bytes give capitals, small letters and digits alike.
    private static bool IsOfUrlAlphabet(string text) =>
        text.Length >= ShortestCode && text.AsSpan().ContainsAny(OfUrlAlphabet)
        && text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiDigit)
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '=');

    private static bool IsNumeric(Column.Cell cell, Dictionary<string, TextFormat> formats) =>
        cell.Kind == PayloadKind.String && FormatOf(cell.Text, formats) is TextFormat.Integer or TextFormat.Decimal;

    private static bool HasEscape(string text)
    {
        for (var percent = text.IndexOf('%'); percent >= 0 && percent + 2 < text.Length; percent = text.IndexOf('%', percent + 1))
        {
            if (char.IsAsciiHexDigit(text[percent + 1]) && char.IsAsciiHexDigit(text[percent + 2]))
                return true;
        }

        return false;
    }

    private static TextFormat FormatOf(string text, Dictionary<string, TextFormat> formats)
    {
        if (!formats.TryGetValue(text, out var format))
            formats.Add(text, format = TextFormats.Of(text));
        return format;
    }

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
