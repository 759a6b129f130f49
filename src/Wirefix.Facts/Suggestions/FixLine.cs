namespace Wirefix.Facts.Suggestions;

/// <summary>One line of a member's text.</summary>
/// <param name="Text">The line, without the member's own indentation.</param>
/// <param name="IsIndented">Whether the member's indentation belongs before it; it does not in a text literal that stands further left.</param>
public sealed record FixLine(string Text, bool IsIndented)
{
    /// <summary>The lines of a member that stands behind an indentation.</summary>
    public static IReadOnlyList<FixLine> Of(string member, string indentation) =>
        [.. member.Replace("\r\n", "\n").Split('\n').Select((line, index) => Behind(line, index == 0 ? "" : indentation))];

    /// <summary>A line that stands behind an indentation, or further left.</summary>
    public static FixLine Behind(string line, string indentation) => line.Length == 0 || line.StartsWith(indentation, StringComparison.Ordinal)
        ? new FixLine(line.Substring(Math.Min(line.Length, indentation.Length)), true)
        : new FixLine(line, false);

    /// <summary>The line behind an indentation; an empty one gets none.</summary>
    public string At(string indentation) => IsIndented && Text.Length > 0 ? indentation + Text : Text;
}
