using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>What stands around the entries of a HAR file, told by its tokens as they come, to say what is missing where there is no list.</summary>
internal struct HarFrame
{
    private JsonTokenType _file;

    private JsonTokenType _log;

    private JsonTokenType _entries;

    private bool _namedLog;

    private int _entriesDepth;

    /// <summary>Whether the last token was the name of the list of entries, at whatever depth: a brace may be missing before it.</summary>
    public readonly bool HasNamedEntries => _entriesDepth > 0;

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
        if (_entriesDepth == 2 && _log == JsonTokenType.StartObject)
            _entries = reader.TokenType;
        _namedLog = reader.CurrentDepth == 1 && Names(reader, "log"u8);
        _entriesDepth = Names(reader, "entries"u8) ? reader.CurrentDepth : 0;
    }

    // No recorder escapes the names; other names may be escaped in ways that are no text.
    private static bool Names(in Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.TokenType == JsonTokenType.PropertyName && reader.ValueSpan.SequenceEqual(name);
}
