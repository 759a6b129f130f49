using System.Text.Json;

namespace Feed.Api.Stories;

/// <summary>Makes front pages of what the wire sends.</summary>
public interface IStoryService
{
    /// <summary>The headlines of a topic, the most urgent first.</summary>
    /// <exception cref="HttpRequestException">The wire refused the topic, or did not answer.</exception>
    /// <exception cref="JsonException">The wire sent what is no story.</exception>
    Task<IReadOnlyList<Headline>> HeadlinesAsync(string topic, CancellationToken cancellationToken);
}
