namespace Wirefix.Traffic;

/// <summary>
/// Captured text as it may be shown: on one line, and without characters that command a terminal or turn the order of what stands
/// beside them around.
/// </summary>
public static class VisibleText
{
    /// <summary>The text with a blank in the place of each such character; the same instance where there is none.</summary>
    public static string Of(string text) => text.Any(IsCommand)
        ? string.Create(text.Length, text, (visible, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                visible[i] = IsCommand(source[i]) ? ' ' : source[i];
        })
        : text;

    // Besides control characters: separators of lines and paragraphs, embeddings, overrides and isolates.
    private static bool IsCommand(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
