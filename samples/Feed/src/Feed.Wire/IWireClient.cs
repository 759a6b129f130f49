namespace Feed.Wire;

/// <summary>Reads the stories of the news wire.</summary>
public interface IWireClient
{
    /// <summary>
    /// The stories of a topic as the wire sends them, each as one JSON document. The wire ends when it has sent those of the last hour.
    /// </summary>
    /// <exception cref="HttpRequestException">The wire refused the topic, or did not answer.</exception>
    IAsyncEnumerable<string> ReadStoriesAsync(string topic, CancellationToken cancellationToken);
}
