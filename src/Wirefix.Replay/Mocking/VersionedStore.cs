using System.Collections.Immutable;
using System.Text;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay.Mocking;

/// <summary>
/// Resources that the mock keeps itself, so that it shows what becomes of writes that overlap: begun with what was read of each first. A
/// write is accepted as the recorded upstream did it: whoever sends If-Match is held to it where the resource had an ETag.
/// </summary>
internal sealed class VersionedStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Host, string Path), Resource> _resources;
    private readonly Dictionary<(int Request, string Host, string Path), (int Version, RecordedBody? Body)> _read = [];
    private readonly List<StoreWrite> _writes = [];

    /// <param name="answers">What was recorded.</param>
    /// <param name="kept">The endpoints of the resources that are kept.</param>
    public VersionedStore(ImmutableArray<RecordedAnswer> answers, ImmutableArray<string> kept)
    {
        var selectors = kept.Select(EndpointSelector.Parse).ToArray();
        _resources = answers
            .Where(answer => answer is { Method: "GET", Status: 200 } && selectors.Any(selector => selector.Matches(answer.Method, answer.Host, answer.PathAndQuery)))
            .GroupBy(answer => (answer.Host, answer.PathAndQuery))
            .ToDictionary(
                reads => reads.Key,
                reads => new Resource(reads.First(), answers.FirstOrDefault(answer => IsAcceptedWrite(answer, reads.Key))));
    }

    /// <summary>The writes so far, in order.</summary>
    public ImmutableArray<StoreWrite> Writes
    {
        get
        {
            lock (_lock)
                return [.. _writes];
        }
    }

    /// <summary>The answer to a read or write of a resource that is kept; null for every other call.</summary>
    public RecordedAnswer? Next(OutboundCall call, CallBody body, int? request)
    {
        var key = (call.Host, call.PathAndQuery);
        if (!_resources.TryGetValue(key, out var resource))
            return null;
        lock (_lock)
        {
            return call.Method switch
            {
                "GET" => Read(resource, key, request),
                "PUT" => Write(resource, key, request, call.IfMatch, body),
                _ => null,
            };
        }
    }

    private RecordedAnswer Read(Resource resource, (string Host, string Path) key, int? request)
    {
        if (request is { } reader)
            _read[(reader, key.Host, key.Path)] = (resource.Version, resource.Body);
        return resource.Answer();
    }

    private RecordedAnswer Write(Resource resource, (string Host, string Path) key, int? request, string? ifMatch, CallBody body)
    {
        if (resource.HasTag && ifMatch is not null && ifMatch != "*" && ifMatch != resource.Tag)
        {
            _writes.Add(new StoreWrite(request, key.Host + key.Path, []) { Refused = true });
            return resource.Refusal();
        }

        var now = (resource.Version, resource.Body);
        var read = request is { } writer ? _read.GetValueOrDefault((writer, key.Host, key.Path), now) : now;
        var written = RecordedBody.From(body.Bytes);
        _writes.Add(new StoreWrite(request, key.Host + key.Path, [.. resource.WritersSince(read.Version)]) { Changes = FieldChanges.Between(read.Body, written) });
        resource.Write(written, request);
        if (request is { } known)
            _read[(known, key.Host, key.Path)] = (resource.Version, resource.Body);
        return resource.Accepted();
    }

    private static bool IsAcceptedWrite(RecordedAnswer answer, (string Host, string Path) key) =>
        answer is { Method: "PUT", Status: >= 200 and < 300 } && (answer.Host, answer.PathAndQuery) == key;

    private sealed class Resource(RecordedAnswer read, RecordedAnswer? written)
    {
        private const string TagHeader = "ETag";
        private readonly ImmutableArray<Header> _headers = [.. read.Headers.Where(header => !IsTag(header))];
        private readonly List<int?> _writers = [];

        public int Version => _writers.Count;

        public RecordedBody? Body { get; private set; } = read.Body;

        public bool HasTag { get; } = read.Headers.Any(IsTag);

        public string Tag => Version == 0 ? read.Headers.First(IsTag).Value : $"\"wirefix-{Version}\"";

        public IEnumerable<int?> WritersSince(int version) => _writers.Skip(version);

        public void Write(RecordedBody? body, int? writer)
        {
            Body = body;
            _writers.Add(writer);
        }

        public RecordedAnswer Answer() => read with { Headers = [.. _headers, .. TagHeaders()], Body = Body };

        public RecordedAnswer Refusal() => read with { Method = "PUT", Status = 412, Headers = [], Body = null };

        public RecordedAnswer Accepted()
        {
            var model = written ?? read with { Method = "PUT", Status = 204, Headers = [], Body = null };
            var echoes = model.Body is not null && HasSameFields(model.Body, model.AskedBody);
            return model with { Headers = [.. model.Headers.Where(header => !IsTag(header)), .. TagHeaders()], Body = echoes ? Body : model.Body };
        }

        private IEnumerable<Header> TagHeaders() => HasTag ? [new Header(TagHeader, Tag)] : [];

        private static bool IsTag(Header header) => header.Name.Equals(TagHeader, StringComparison.OrdinalIgnoreCase);

        // An upstream that answers a write with the resource answers with what is there now.
        private static bool HasSameFields(RecordedBody answered, RecordedBody? asked) =>
            asked is not null && Paths(answered) is { } of && Paths(asked) is { } sent && sent.SetEquals(of);

        private static HashSet<string>? Paths(RecordedBody body) =>
            PayloadReader.Read(new Response(200) { Body = Encoding.UTF8.GetBytes(body.Text ?? "") })?.Paths.ToHashSet(StringComparer.Ordinal);
    }
}
