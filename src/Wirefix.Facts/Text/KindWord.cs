namespace Wirefix.Facts.Text;

/// <summary>How the kinds of field are written in a facts file.</summary>
public static class KindWord
{
    private static readonly Dictionary<FieldKind, string> Words = new()
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

    /// <summary>The word for a kind.</summary>
    public static string Of(FieldKind kind) => Words[kind];

    /// <summary>The kind that a word names; null where it names none.</summary>
    internal static FieldKind? KindOf(FactWord word)
    {
        foreach (var kind in Words)
        {
            if (word.Is(kind.Value))
                return kind.Key;
        }

        return null;
    }
}
