using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>What stands around the entries of a HAR file, told by its tokens as they come, to say what is missing where there is no list.</summary>
internal struct HarFrame
{
    private JsonTokenType _file;

    private JsonTokenType _log;

    private JsonTokenType _entries;

    private bool _namedLog;

    private bool _namedEntries;

    /// <summary>What was expected, what of it was found, and what to do.</summary>
    public readonly string Problem =>
        $"expected HAR, an object with \"log\" and in that a list of \"entries\", found {Found}; export the recording again as HAR";

    private readonly string Found => this switch
    {
        { _file: not JsonTokenType.StartObject } => JsonKinds.NameOf(_file),
        { _log: JsonTokenType.None } => "no \"log\"",
        { _log: not JsonTokenType.StartObject } => $"\"log\" as {JsonKinds.NameOf(_log)}",
        { _entries: JsonTokenType.None } => "\"log\" without \"entries\"",
        _ => $"\"entries\" as {JsonKinds.NameOf(_entries)}",
    };

    /// <summary>What is wrong with JSON that is no HAR, as far as its beginning tells; null where that is no JSON.</summary>
    public static string? ProblemOf(ReadOnlySpan<byte> beginning, bool isWhole)
    {
        var frame = default(HarFrame);
        var reader = new Utf8JsonReader(FormatSniffer.WithoutByteOrderMark(beginning), isWhole, default);
        try
        {
            while (reader.Read())
                frame.See(reader);
        }
        catch (JsonException)
        {
            return null;
        }

        return frame._file == JsonTokenType.None ? null : frame.Problem;
    }

    /// <summary>Takes the next token.</summary>
    public void See(in Utf8JsonReader reader)
    {
        if (_file == JsonTokenType.None)
            _file = reader.TokenType;
        if (_namedLog)
            _log = reader.TokenType;
        if (_namedEntries)
            _entries = reader.TokenType;
        _namedLog = Names(reader, 1, "log"u8);
        _namedEntries = _log == JsonTokenType.StartObject && Names(reader, 2, "entries"u8);
    }

    // No recorder escapes the names; other names may be escaped in ways that are no text.
    private static bool Names(in Utf8JsonReader reader, int depth, ReadOnlySpan<byte> name) =>
        reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth && reader.ValueSpan.SequenceEqual(name);
}
