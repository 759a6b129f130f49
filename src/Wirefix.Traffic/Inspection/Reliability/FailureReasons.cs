namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>What the recorder's words for a missing answer mean; recorders quote their platform's message.</summary>
internal static class FailureReasons
{
    private static readonly string[] TimeoutSigns = ["timeout", "timed out", "timed_out", "timedout", "deadline"];

    private static readonly string[] CancelSigns = ["cancel", "abort", "blocked"];

    // The first that matches counts: a refused connection may be told as one that could not be made to a host by name.
    private static readonly (ConnectionFault Fault, string[] Signs)[] Faults =
    [
        (ConnectionFault.Refused, ["refused"]),
        (ConnectionFault.NameNotFound, ["no such host", "name or service", "resolve", "resolution", "dns", "ENOTFOUND", "EAI_", "unknown host", "UnknownHost"]),
        (ConnectionFault.Unreachable, ["unreachable", "no route", "disconnected"]),
        (ConnectionFault.Handshake, ["ssl", "tls", "certificate", "handshake"]),
        (ConnectionFault.Reset, ["reset", "broken pipe", "EPIPE", "closed", "ended prematurely", "ResponseEnded", "eof", "hang up"]),
    ];

    /// <summary>Whether the caller stopped waiting because its time was over.</summary>
    public static bool IsTimeout(Response response) => Says(response, TimeoutSigns);

    /// <summary>Whether the caller went away by its own will.</summary>
    public static bool IsCancelled(Response response) => !IsTimeout(response) && Says(response, CancelSigns);

    /// <summary>The fault that the reason tells; null where there is no reason, or one that tells none of them.</summary>
    public static ConnectionFault? FaultOf(Response response)
    {
        foreach (var (fault, signs) in Faults)
        {
            if (Says(response, signs))
                return fault;
        }

        return null;
    }

    private static bool Says(Response response, string[] signs) =>
        response.FailureReason is { } reason && signs.Any(sign => reason.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
