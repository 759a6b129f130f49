using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;

namespace Wirefix.Replay;

/// <summary>
/// Everything that a measurement depends on, as one file with a digest. Two harnesses are equal when their digests
/// are: a measurement before and one after a fix compare only then.
/// </summary>
public sealed record Harness
{
    /// <summary>The version of the file's form that this code reads and writes.</summary>
    public const int CurrentSchemaVersion = 3;

    /// <summary>Time enough for what a service does after its answer.</summary>
    public static readonly TimeSpan CustomaryIdle = TimeSpan.FromMilliseconds(20);

    /// <summary>No configuration overrides; keys compare ordinally, so that the file's order is the same everywhere.</summary>
    public static readonly ImmutableSortedDictionary<string, string> NoOverrides =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The version of the file's form.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The service's project file, relative to the root of the tree, with '/'.</summary>
    public required string Service { get; init; }

    /// <summary>The name under which the service was recorded; empty where it is up alone.</summary>
    public string Name { get; init; } = "";

    /// <summary>The services that are up beside it, each in a process of its own; none where everybody else is mocked.</summary>
    public ImmutableArray<StandingService> Beside { get; init; } = [];

    /// <summary>Which calls go to services that are up; all others are answered from <see cref="Answers"/>.</summary>
    public ImmutableArray<ServiceRoute> Routes { get; init; } = [];

    /// <summary>Configuration overrides, as environment variables of the service (<c>Section__Key</c>).</summary>
    public ImmutableSortedDictionary<string, string> Environment
    {
        get;
        init => field = value.WithComparers(StringComparer.Ordinal);
    } = NoOverrides;

    /// <summary>The metric's name, one of <see cref="Metrics.Names"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>The endpoint that is measured, as in <c>GET gmail.example/messages/{id}</c>; null for every outbound call.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The inbound requests to send, in recorded order.</summary>
    public ImmutableArray<ScriptedRequest> Script { get; init; } = [];

    /// <summary>
    /// The longest pause between requests while none is in flight; recorded ones that were longer are cut. It lets the
    /// service finish what it does after an answer, as to give back what the request held.
    /// </summary>
    [JsonPropertyName("longestIdleMs")]
    public TimeSpan LongestIdle { get; init; } = CustomaryIdle;

    /// <summary>What the upstreams answer, in recorded order.</summary>
    public ImmutableArray<RecordedAnswer> Answers { get; init; } = [];

    /// <summary>What should come out unchanged, for the metric that counts what does not.</summary>
    public ImmutableArray<Passage> Passages { get; init; } = [];

    /// <summary>
    /// Endpoints of resources that the mock keeps itself, as in <c>GET stock.example/items/{id}</c>: it starts from what was read first, and a
    /// later read shows what was written. Where the recorded resource had an ETag, so has this one, and a stale If-Match is refused.
    /// </summary>
    public ImmutableArray<string> Stores { get; init; } = [];

    /// <summary>How bodies go over the wire, in both directions.</summary>
    public Delivery Delivery { get; init; } = Delivery.Whole;

    /// <summary>How the mock holds answers back.</summary>
    public HoldPolicy Hold { get; init; } = HoldPolicy.Default;

    /// <summary>How often to measure, each time with a fresh process.</summary>
    public int Runs { get; init; } = 3;

    /// <summary>When a run gives up.</summary>
    public HarnessTimeouts Timeouts { get; init; } = HarnessTimeouts.Default;

    /// <summary>All services that are up: the one that is measured, then those beside it.</summary>
    [JsonIgnore]
    public ImmutableArray<StandingService> Services => [new StandingService(Name, Service) { Environment = Environment }, .. Beside];

    /// <summary>The lower-case hexadecimal SHA-256 of the bytes of <see cref="ToJson"/>.</summary>
    [JsonIgnore]
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    /// <summary>
    /// The harness that replays a snapshot: its inbound exchanges are the script, its outbound ones the answers.
    /// </summary>
    /// <param name="snapshot">The recorded traffic.</param>
    /// <param name="service">The service's project file, relative to the root of the tree.</param>
    /// <param name="metric">What to measure.</param>
    /// <param name="options">The rest; null for the defaults.</param>
    public static Harness From(Snapshot snapshot, string service, Metric metric, HarnessOptions? options = null)
    {
        var chosen = options ?? new HarnessOptions();
        var places = snapshot.Of(Traffic.Direction.Inbound).Select((exchange, place) => (exchange.Id, place)).ToArray();
        return new Harness
        {
            Service = service.Replace('\\', '/'),
            Environment = chosen.Environment,
            Metric = metric.Name,
            Endpoint = metric.Endpoint.Text,
            Script = ScriptWriter.Write(snapshot, chosen.Expected, chosen.Spacing),
            Answers = [.. snapshot.Of(Traffic.Direction.Outbound).Select(AnswerWriter.Write)],
            Passages =
            [
                .. chosen.Passages.Select(passage =>
                    new Passage(passage.From, passage.To, [.. places.Where(each => passage.Exchanges.Contains(each.Id)).Select(each => each.place)])),
            ],
            Stores = chosen.Stores,
            Delivery = chosen.Delivery,
            LongestIdle = chosen.LongestIdle,
            Hold = chosen.Hold,
            Runs = chosen.Runs,
            Timeouts = chosen.Timeouts,
        };
    }

    /// <summary>The canonical text: fixed order of members, '\n' line ends, no culture, no digest.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, HarnessJson.Options) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is not a harness, or is one of another schema version.</exception>
    public static Harness FromJson(string json)
    {
        try
        {
            // Before anything else: a newer form has members that this one refuses by name.
            if (VersionOf(json) is var version && version != CurrentSchemaVersion)
                throw new InvalidDataException($"Expected a harness of schema version {CurrentSchemaVersion}, found {version}; {AdviceOn(version)}.");

            var harness = JsonSerializer.Deserialize<Harness>(json, HarnessJson.Options)
                ?? throw new InvalidDataException("Expected a harness, found null.");
            return WithKnownServices(WithOrderedScript(harness));
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"Expected a harness, found {JsonFault.Of(fault)}.", fault);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"Expected a harness: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a harness file.</summary>
    /// <exception cref="InvalidDataException">The file is not a harness; the message names it.</exception>
    public static Harness Load(string path)
    {
        try
        {
            return FromJson(File.ReadAllText(path));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the harness to a file, byte for byte what its digest is made of.</summary>
    public void Save(string path) => File.WriteAllText(path, ToJson());

    /// <inheritdoc/>
    public bool Equals(Harness? other) => other is not null && Digest == other.Digest;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Digest);

    private static int VersionOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schemaVersion", out var said)
            && said.ValueKind == JsonValueKind.Number && said.TryGetInt32(out var version)
            ? version
            : CurrentSchemaVersion;
    }

    private static string AdviceOn(int version) =>
        version > CurrentSchemaVersion ? "read it with the version of Wirefix that wrote it, or a newer one" : "write it again with this version";

    /// <summary>The harness, whose requests follow earlier ones only; others would be waited for without end.</summary>
    private static Harness WithOrderedScript(Harness harness)
    {
        for (var i = 0; i < harness.Script.Length; i++)
        {
            foreach (var followed in harness.Script[i].Follows)
            {
                if (followed < 0 || followed >= i)
                    throw new InvalidDataException($"Expected request {i} of the script to follow earlier ones, found that it follows {followed}.");
            }
        }

        return harness;
    }

    /// <summary>The harness, whose requests and routes lead to services that are up; others would lead nowhere.</summary>
    private static Harness WithKnownServices(Harness harness)
    {
        var names = harness.Services.Select(service => service.Name).ToArray();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            throw new InvalidDataException($"Expected services of different names, found {string.Join(", ", names)}.");
        var asked = harness.Script.Select(request => request.To)
            .Concat(harness.Routes.SelectMany(route => new[] { route.By, route.To }))
            .OfType<string>();
        return asked.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new InvalidDataException($"Expected requests and routes of the services {string.Join(", ", names)}, found one of {unknown}.")
            : harness;
    }
}
