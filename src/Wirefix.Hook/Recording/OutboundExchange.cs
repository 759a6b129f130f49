namespace Wirefix.Hook.Recording;

/// <summary>A request of the service that is on its way.</summary>
/// <param name="link">Where the exchange goes when it has ended.</param>
/// <param name="url">The URL that was asked for; the request's own may be changed while it is on the wire.</param>
/// <param name="content">The request's own content, which it gets back.</param>
internal sealed class OutboundExchange(RecorderLink link, string url, HttpContent? content)
{
    private int _ended;

    /// <summary>What keeps its bodies.</summary>
    public ExchangeTape Tape { get; } = new("OUT");

    /// <summary>The URL that was asked for.</summary>
    public string Url { get; } = url;

    /// <summary>The request's own content.</summary>
    public HttpContent? Content { get; } = content;

    /// <summary>Why no answer came, as the platform says it.</summary>
    public string? FailureReason { get; set; }

    /// <summary>Hands the exchange over, the first time only.</summary>
    public void End(in SeenRequest request, in SeenResponse response)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        try
        {
            link.Send(PairText.Of(Tape, Tape.Elapsed, request, response));
        }
        catch (Exception exception)
        {
            // It is the service that reads its answer here.
            Complaint.Once(exception);
        }
    }
}
