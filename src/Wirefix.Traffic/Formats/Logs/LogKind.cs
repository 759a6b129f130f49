namespace Wirefix.Traffic.Formats.Logs;

/// <summary>What a log line tells of an exchange.</summary>
internal enum LogKind
{
    /// <summary>Nothing.</summary>
    Other,

    /// <summary>The host began a request (<c>Request starting</c>).</summary>
    InboundStart,

    /// <summary>The host ended a request (<c>Request finished</c>); its status is the one that was sent.</summary>
    InboundEnd,

    /// <summary>HTTP logging wrote what was asked.</summary>
    Request,

    /// <summary>HTTP logging wrote the request's body.</summary>
    RequestBody,

    /// <summary>HTTP logging wrote what was answered.</summary>
    Response,

    /// <summary>HTTP logging wrote the response's body.</summary>
    ResponseBody,

    /// <summary>HTTP logging wrote how long it took.</summary>
    Duration,

    /// <summary>HTTP logging wrote all of it in one line.</summary>
    Combined,

    /// <summary>Serilog's request logging wrote its line for a request that ended.</summary>
    Summary,

    /// <summary>A handler of HttpClient began a call.</summary>
    OutboundStart,

    /// <summary>A handler of HttpClient ended a call.</summary>
    OutboundEnd,

    /// <summary>A handler of HttpClient gave a call up.</summary>
    OutboundFailure,
}
