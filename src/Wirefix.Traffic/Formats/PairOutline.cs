namespace Wirefix.Traffic.Formats;

/// <summary>What the exact figures need of a pair: everything but its headers and bodies.</summary>
internal readonly record struct PairOutline
{
    public required Direction Direction { get; init; }

    /// <summary>The method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The host in lower case, without the port.</summary>
    public required string Host { get; init; }

    /// <summary>The URL's path, escaped as <see cref="Uri.AbsolutePath"/> has it.</summary>
    public required string Path { get; init; }

    public required int Status { get; init; }

    /// <summary>The recorded stamp; null where there is none or it is no date.</summary>
    public required DateTimeOffset? Stamp { get; init; }

    /// <summary>The recorded length; null where there is none.</summary>
    public required TimeSpan? Duration { get; init; }

    /// <summary>What the stamps can carry where the format says so itself; null where the capture has to be judged.</summary>
    public required Timing? Timing { get; init; }

    /// <summary>The pair's own identity; <see cref="PairIdentity.None"/> where it has none.</summary>
    public required UInt128 Identity { get; init; }

    /// <summary>Whether the exchange failed, as <see cref="Response.Failed"/> has it.</summary>
    public bool Failed => Status is 0 or >= 400;

    /// <summary>The outline of a pair that was read as a whole.</summary>
    public static PairOutline Of(RecordedPair pair)
    {
        var (host, path) = OutlineUrl.Split(pair.Request.Url);
        return new PairOutline
        {
            Direction = pair.Direction,
            Method = pair.Request.Method,
            Host = host,
            Path = path,
            Status = pair.Response.Status,
            Stamp = pair.Stamp,
            Duration = pair.Duration,
            Timing = pair.Timing,
            Identity = PairIdentity.Of(pair.Id),
        };
    }

    /// <summary>The outline of an exchange, whose stamps are judged.</summary>
    public static PairOutline Of(Exchange exchange)
    {
        var (host, path) = OutlineUrl.Split(exchange.Request.Url);
        return new PairOutline
        {
            Direction = exchange.Direction,
            Method = exchange.Request.Method,
            Host = host,
            Path = path,
            Status = exchange.Response.Status,
            Stamp = exchange.Start,
            Duration = exchange.Duration,
            Timing = exchange.Timing,
            Identity = PairIdentity.None,
        };
    }
}
