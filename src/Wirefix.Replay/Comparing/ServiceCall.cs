using Wirefix.Traffic;

namespace Wirefix.Replay.Comparing;

/// <summary>A call from one service that is up to another: one that is expected, or one that was made.</summary>
/// <param name="Sent">The call with its answer, as the caller saw them.</param>
/// <param name="To">The name of the service that answers.</param>
/// <param name="Request">The request of the script that leads to it, by its place; null where that is not known.</param>
public sealed record ServiceCall(Exchange Sent, string To, int? Request)
{
    /// <inheritdoc/>
    public override string ToString() => CallText.Of(Sent.Service, Sent.Request.Method, Sent.Request.Url.IdnHost, Sent.Request.Url.PathAndQuery);
}
