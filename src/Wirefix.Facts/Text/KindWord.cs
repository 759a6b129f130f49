namespace Wirefix.Facts.Text;

/// <summary>How the kinds of field are written in a facts file.</summary>
public static class KindWord
{
    private static readonly IReadOnlyDictionary<FieldKind, string> Words = new Dictionary<FieldKind, string>
    {
        [FieldKind.Null] = "null",
        [FieldKind.Boolean] = "boolean",
        [FieldKind.Integer] = "integer",
        [FieldKind.LongInteger] = "integer-64",
        [FieldKind.Number] = "number",
        [FieldKind.String] = "string",
        [FieldKind.NumberText] = "number-text",
        [FieldKind.DateTime] = "date-time",
        [FieldKind.LocalDateTime] = "local-date-time",
        [FieldKind.Date] = "date",
        [FieldKind.Uuid] = "uuid",
        [FieldKind.Object] = "object",
        [FieldKind.Array] = "array",
    };

    private static readonly IReadOnlyDictionary<string, FieldKind> Kinds = Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The word for a kind.</summary>
    public static string Of(FieldKind kind) => Words[kind];

    /// <summary>The kind of a word; null where it names none.</summary>
    internal static FieldKind? KindOf(string word) => Kinds.TryGetValue(word, out var kind) ? kind : null;
}
