using System.Text;

namespace Wirefix.Traffic.Redaction;

/// <summary>Replaces parts of a text, from the front to the back, and keeps the rest as it is.</summary>
internal sealed class TextEdits(string original)
{
    private StringBuilder? _result;

    private int _copied;

    /// <summary>Puts another text in the place of a part behind the last one.</summary>
    public void Add(int start, int length, string other)
    {
        (_result ??= new StringBuilder()).Append(original, _copied, start - _copied).Append(other);
        _copied = start + length;
    }

    /// <summary>The text with all replacements; the same instance where there was none.</summary>
    public string Result() => _result is null ? original : _result.Append(original, _copied, original.Length - _copied).ToString();
}
