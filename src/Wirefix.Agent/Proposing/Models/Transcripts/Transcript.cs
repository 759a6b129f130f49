using System.Text;
using System.Text.Json.Nodes;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>
/// What was asked of a model and what it answered, as JSON lines, kept for the run's folder and, where that is asked for, written to a file as it happens.
/// </summary>
internal sealed class Transcript : IDisposable
{
    private readonly StringBuilder _text = new();
    private readonly string? _path;
    private readonly StreamWriter? _file;

    /// <summary>Begins a transcript.</summary>
    /// <param name="file">A new file that gets every line at once; null for none.</param>
    /// <exception cref="PreconditionException">There is such a file already, or it cannot be written.</exception>
    public Transcript(string? file)
    {
        if (file is null)
            return;
        try
        {
            _path = file;
            _file = new StreamWriter(new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new PreconditionException($"{file}: expected a place for a new transcript, found: {denied.Message} Name another file with --record.", denied);
        }
    }

    /// <summary>The lines so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Adds a line.</summary>
    public void Append(JsonObject line)
    {
        var text = line.ToJsonString(TranscriptJson.Options) + "\n";
        _text.Append(text);
        _file?.Write(text);
    }

    /// <summary>Ends it; a file that got nothing is removed.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        if (_text.Length == 0 && _path is not null)
            File.Delete(_path);
    }
}
