namespace Wirefix.Traffic.Redaction;

/// <summary>
/// A file with redaction rules that cannot be used. Reading goes no further: a rule that is not understood would leave secrets.
/// </summary>
public sealed class RedactionException(string path, string expected, string found, string advice)
    : Exception($"{path}: expected {expected}, found {found}. {advice}")
{
    /// <summary>The file that was read.</summary>
    public string Path { get; } = path;
}
