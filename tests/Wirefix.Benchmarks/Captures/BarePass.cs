using System.Text.Json;

namespace Wirefix.Benchmarks.Captures;

/// <summary>What the reading of a capture is held against: the same bytes through <see cref="Utf8JsonReader"/> and nothing else.</summary>
public static class BarePass
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Reads every token of a file and says how many there are.</summary>
    public static long Tokens(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var buffer = new byte[BufferBytes];
        var state = new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true });
        var (held, tokens) = (0, 0L);
        while (true)
        {
            var read = file.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
            var isLast = read < buffer.Length - held;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, held + read), isLast, state);
            while (reader.Read())
                tokens++;
            if (isLast)
                return tokens;
            state = reader.CurrentState;
            var passed = (int)reader.BytesConsumed;
            held = held + read - passed;
            buffer.AsSpan(passed, held).CopyTo(buffer);
        }
    }
}
