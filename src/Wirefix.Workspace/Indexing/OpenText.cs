using System.Text.RegularExpressions;

namespace Wirefix.Workspace.Indexing;

/// <summary>
/// A text that says by references what only another file knows. A reference is written like a variable part, in braces, behind a
/// character that stands in no code and no address.
/// </summary>
internal static partial class OpenText
{
    private const char Mark = '\u001A';

    /// <summary>A reference as it stands in a text.</summary>
    public static string To(ReferenceKind kind, string name) => $"{{{Mark}{(int)kind}{name}}}";

    /// <summary>Whether a text holds a reference.</summary>
    public static bool IsOpen(string text) => text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Whether a text is one reference and no more.</summary>
    public static bool IsReference(string text) =>
        IsOpen(text) && Reference().Match(text) is { Success: true } found && found.Length == text.Length;

    /// <summary>The first reference of a text with what stands before and behind it; null where the text is closed.</summary>
    public static (string Before, ReferenceKind Kind, string Name, string Behind)? First(string text)
    {
        if (!IsOpen(text) || Reference().Match(text) is not { Success: true } found)
            return null;
        var kind = (ReferenceKind)(found.Groups["kind"].Value[0] - '0');
        return (text[..found.Index], kind, found.Groups["name"].Value, text[(found.Index + found.Length)..]);
    }

    /// <summary>The text with plain variable parts in place of its references.</summary>
    public static string Plain(string text) => IsOpen(text) ? Reference().Replace(text, found => Hole(found.Groups["name"].Value)) : text;

    /// <summary>The variable part that stands for what nobody knows.</summary>
    public static string Hole(string name) => $"{{{name[(name.LastIndexOfAny(['.', ':']) + 1)..]}}}";

    [GeneratedRegex(@"\{\u001A(?<kind>\d)(?<name>[^{}\u001A]*)\}")]
    private static partial Regex Reference();
}
