using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>A transcript that is played back.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Agent">The agent that it was recorded of.</param>
/// <param name="Tools">The definitions of the tools that the model had.</param>
/// <param name="Calls">The calls, in order.</param>
internal sealed record TranscriptFile(string Name, string Agent, ImmutableArray<JsonObject> Tools, ImmutableArray<RecordedCall> Calls)
{
    private const long MostBytes = 256L << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="PreconditionException">It is no transcript.</exception>
    public static TranscriptFile Read(string file)
    {
        if (!File.Exists(file))
            throw new PreconditionException($"{file}: expected a transcript that --record wrote, found {(Directory.Exists(file) ? "a folder" : "nothing")}.");
        if (new FileInfo(file).Length > MostBytes)
        {
            throw new PreconditionException(
                string.Create(CultureInfo.InvariantCulture, $"{file}: expected a transcript of {MostBytes >> 20} MB at most, found a larger file."));
        }

        var text = File.ReadAllText(file);
        return string.IsNullOrWhiteSpace(text) ? throw Wrong(file, 1, "the head of a transcript", "nothing") : Parse(file, text);
    }

    /// <summary>Reads the text of a transcript.</summary>
    /// <exception cref="PreconditionException">It is none.</exception>
    public static TranscriptFile Parse(string name, string text)
    {
        TranscriptLine[] lines = [.. text.TrimEnd().Split('\n').Select((line, index) => LineOf(name, index + 1, line))];
        if (lines is not [{ Transcript: TranscriptJson.Version, Agent: { } agent, Tools: { } tools }, .. var rest])
            throw Wrong(name, 1, $"the head of a transcript of version {TranscriptJson.Version.ToString(CultureInfo.InvariantCulture)}", "something else");
        return new TranscriptFile(name, agent, [.. tools], [.. rest.Chunk(2).Select((pair, index) => CallOf(name, 2 + index * 2, pair))]);
    }

    private static RecordedCall CallOf(string name, int line, TranscriptLine[] pair)
    {
        if (pair[0].Asked is not { } asked)
            throw Wrong(name, line, "what was asked", "something else");
        return pair switch
        {
            [_, { Answer: { Contents: not null } answer }] => new RecordedCall([.. asked], answer, null),
            [_, { Broken: { Contents: not null, Why: not null } broken }] => new RecordedCall([.. asked], broken, null),
            [_, { Refused: { } refused }] => new RecordedCall([.. asked], null, refused),
            _ => throw Wrong(name, line + 1, "what was answered", pair.Length == 1 ? "the end of the file" : "something else"),
        };
    }

    private static TranscriptLine LineOf(string name, int number, string line)
    {
        try
        {
            var read = JsonSerializer.Deserialize<TranscriptLine>(line, TranscriptJson.Options);
            return read is null || HasNull(read) ? throw new JsonException("null where a value is expected") : read;
        }
        catch (JsonException fault)
        {
            throw Wrong(name, number, "a line of a transcript", JsonFault.Of(fault));
        }
        catch (NotSupportedException)
        {
            throw Wrong(name, number, "a line of a transcript", "an object that does not say what it is");
        }
    }

    private static bool HasNull(TranscriptLine line)
    {
        object?[]?[] lists = [line.Tools, line.Asked, line.Answer?.Contents, line.Broken?.Contents];
        return Array.Exists(lists, list => list?.Contains(null) == true);
    }

    private static PreconditionException Wrong(string name, int line, string expected, string found) => new(string.Create(
        CultureInfo.InvariantCulture, $"{name}, line {line}: expected {expected}, found: {found}. A transcript is what --record wrote, unchanged."));
}
