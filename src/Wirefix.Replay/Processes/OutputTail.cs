using System.Text;

namespace Wirefix.Replay.Processes;

/// <summary>The last characters that a process wrote; what came before them is forgotten.</summary>
internal sealed class OutputTail(int capacity)
{
    private readonly StringBuilder _text = new();
    private readonly Lock _lock = new();

    /// <summary>All that is kept.</summary>
    public string Text
    {
        get
        {
            lock (_lock)
                return _text.ToString(Math.Max(0, _text.Length - capacity), Math.Min(capacity, _text.Length));
        }
    }

    /// <summary>Reads until the writer closes its end.</summary>
    public async Task PumpAsync(TextReader reader)
    {
        var block = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(block)) > 0)
            Append(block.AsSpan(0, read));
    }

    private void Append(ReadOnlySpan<char> block)
    {
        lock (_lock)
        {
            _text.Append(block);
            // Cutting only at twice the capacity keeps the cost of a character constant.
            if (_text.Length > 2 * capacity)
                _text.Remove(0, _text.Length - capacity);
        }
    }
}
