using System.Collections.Immutable;

namespace Wirefix.Traffic.Formats.Logs;

/// <summary>What the lines read so far tell of one exchange.</summary>
internal sealed record LoggedExchange
{
    // Where no line names the host: it is the service that wrote the log.
    private const string UnknownHost = "localhost";

    /// <summary>The line that told of it first.</summary>
    public required int Line { get; init; }

    public required Direction Direction { get; init; }

    public string? TraceId { get; init; }

    public string? Service { get; init; }

    public string? Method { get; init; }

    public string? Scheme { get; init; }

    public string? Host { get; init; }

    /// <summary>The path with its query.</summary>
    public string? Target { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    public TimeSpan? Duration { get; init; }

    public int? Status { get; init; }

    public string? FailureReason { get; init; }

    public ImmutableArray<Header> RequestHeaders { get; init; } = [];

    public ImmutableArray<Header> ResponseHeaders { get; init; } = [];

    public ReadOnlyMemory<byte> RequestBody { get; init; }

    public ReadOnlyMemory<byte> ResponseBody { get; init; }

    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>
    /// The pair; throws <see cref="EntryException"/> where no line told the URL. A request whose end no line tells has status 0.
    /// </summary>
    public RecordedPair ToPair(string name)
    {
        var (stamp, duration, timing) = Times();
        return new RecordedPair
        {
            Direction = Direction,
            Stamp = stamp,
            Duration = duration,
            Timing = timing,
            TraceId = TraceId,
            Service = Service,
            Request = new Request(Method!.ToUpperInvariant(), Url()) { Headers = RequestHeaders, Body = RequestBody },
            Response = new Response(Status ?? 0)
            {
                Headers = ResponseHeaders,
                Body = ResponseBody,
                FailureReason = Status is null ? FailureReason ?? "no end was logged" : null,
            },
            Source = $"{name}, line {Line}",
            Problems = Problems,
        };
    }

    private Uri Url() => RequestTarget.Absolute(Target!) ?? RequestTarget.Combine(Scheme ?? "http", Host ?? UnknownHost, Target!);

    private (DateTimeOffset? Stamp, TimeSpan? Duration, Timing Timing) Times()
    {
        var duration = Duration ?? Stamp.Between(Start, End);
        return (Start ?? End - duration, duration) switch
        {
            ({ } start, { } length) => (start, length, Timing.Span),
            ({ } start, null) => (start, null, Timing.StartOnly),
            _ => (End, null, End is null ? Timing.None : Timing.EndOnly),
        };
    }
}
