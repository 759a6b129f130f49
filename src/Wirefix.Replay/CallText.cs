namespace Wirefix.Replay;

/// <summary>How a call is told, so that equal ones read the same.</summary>
internal static class CallText
{
    /// <summary>As in <c>GET host/path?query</c>, behind the name of the service that calls where several are up.</summary>
    public static string Of(string? by, string method, string host, string pathAndQuery) =>
        string.IsNullOrEmpty(by) ? $"{method} {host}{pathAndQuery}" : $"{by}: {method} {host}{pathAndQuery}";
}
