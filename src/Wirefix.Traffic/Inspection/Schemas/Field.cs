using System.Collections.Frozen;
using System.Text.Json;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>What was seen at one path of many messages.</summary>
internal sealed class Field(string path, int messages)
{
    /// <summary>What stands for a text without a format of its own.</summary>
    public const string Free = "free";

    /// <summary>What stands for a number that is a moment, in seconds.</summary>
    public const string EpochSeconds = "epochSeconds";

    /// <summary>What stands for a number that is a moment, in milliseconds.</summary>
    public const string EpochMilliseconds = "epochMilliseconds";

    // From 2001 to 2100: numbers of ten and of thirteen digits.
    private const long EarliestEpoch = 1_000_000_000;

    private const long LatestEpoch = 4_102_444_800;

    private const int LongestExample = 60;

    // More make no closed set, and are enough to tell like values.
    private const int MostValues = 200;

    private static readonly FrozenDictionary<TextFormat, string> FormatNames =
        Enum.GetValues<TextFormat>().ToFrozenDictionary(format => format, format => JsonNamingPolicy.CamelCase.ConvertName(format.ToString()));

    private readonly Dictionary<PayloadKind, RowSet> _kinds = [];

    private readonly Dictionary<string, RowSet> _formats = [];

    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    private readonly Dictionary<PayloadKind, int> _counts = [];

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    private readonly Dictionary<(PayloadKind, string), string> _examples = [];

    public string Path => path;

    /// <summary>The messages that hold the field.</summary>
    public RowSet Present { get; } = new(messages);

    /// <summary>The messages by the kind of the field's value; a list may give several kinds of one message.</summary>
    public IReadOnlyDictionary<PayloadKind, RowSet> Kinds => _kinds;

    /// <summary>The messages by the format of texts and moments.</summary>
    public IReadOnlyDictionary<string, RowSet> Formats => _formats;

    /// <summary>How often each value came, for texts and numbers; as many different ones as are kept.</summary>
    public IReadOnlyDictionary<string, int> Values => _values;

    /// <summary>How many values of each kind came; of a list each counts.</summary>
    public IReadOnlyDictionary<PayloadKind, int> Counts => _counts;

    /// <summary>The different texts; as many as are kept.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    /// <summary>The path of what holds the field; null for the root and for the places of a list, which may be empty.</summary>
    public string? Parent { get; } = PayloadPath.Parent(path);

    /// <summary>The field's own name; empty for the root and for the places of a list.</summary>
    public string Leaf { get; } = PayloadPath.Name(path);

    public void Add(int message, PayloadField field)
    {
        Present.Add(message);
        Add(_kinds, field.Kind, message);
        _counts[field.Kind] = _counts.GetValueOrDefault(field.Kind) + 1;
        var text = field.Text;
        if (field.Kind == PayloadKind.String && _texts.Count < MostValues)
            _texts.Add(text);
        var format = FormatOf(field.Kind, text);
        if (format is not null)
            Add(_formats, format, message);
        if (!_examples.ContainsKey((field.Kind, format ?? "")))
            _examples.Add((field.Kind, format ?? ""), Example(field.Kind, text));
        if (field.Kind is not (PayloadKind.String or PayloadKind.Integer or PayloadKind.Number))
            return;
        if (_values.TryGetValue(text, out var count))
            _values[text] = count + 1;
        else if (_values.Count < MostValues)
            _values.Add(text, 1);
    }

    /// <summary>A value of a kind.</summary>
    public string? ExampleOf(PayloadKind kind) => _examples.FirstOrDefault(example => example.Key.Item1 == kind).Value;

    /// <summary>A value of a format.</summary>
    public string? ExampleOf(string format) => _examples.FirstOrDefault(example => example.Key.Item2 == format).Value;

    /// <summary>Any value.</summary>
    public string? AnyExample => _examples.Select(example => example.Value).FirstOrDefault();

    private static string? FormatOf(PayloadKind kind, string text) => kind switch
    {
        PayloadKind.String => TextFormats.Of(text) switch
        {
            TextFormat.Token or TextFormat.Text => Free,
            // Versions and addresses are digits and dots too.
            TextFormat.LocalNumber when !text.Contains(',', StringComparison.Ordinal) => Free,
            var format => FormatNames[format],
        },
        PayloadKind.Integer when long.TryParse(text, out var number) => number switch
        {
            >= EarliestEpoch and <= LatestEpoch => EpochSeconds,
            >= EarliestEpoch * 1000 and <= LatestEpoch * 1000 => EpochMilliseconds,
            _ => null,
        },
        _ => null,
    };

    private static string Example(PayloadKind kind, string text) => kind switch
    {
        PayloadKind.String => $"\"{(text.Length > LongestExample ? text[..LongestExample] + "…" : text)}\"",
        PayloadKind.Object => $"an object of {text}",
        PayloadKind.Array => $"a list of {text}",
        _ => text,
    };

    private void Add<TKey>(Dictionary<TKey, RowSet> sets, TKey key, int message)
        where TKey : notnull
    {
        if (!sets.TryGetValue(key, out var rows))
            sets.Add(key, rows = new RowSet(messages));
        rows.Add(message);
    }
}
