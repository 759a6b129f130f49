using System.Text.Json;
using Feed.Wire;

namespace Feed.Api.Stories;

/// <inheritdoc cref="IStoryService" />
public sealed class StoryService(IWireClient wire) : IStoryService
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Headline>> HeadlinesAsync(string topic, CancellationToken cancellationToken)
    {
        var headlines = new List<Headline>();
        await foreach (var sent in wire.ReadStoriesAsync(topic, cancellationToken))
        {
            if (JsonSerializer.Deserialize<Story>(sent, JsonSerializerOptions.Web) is { } story)
            {
                headlines.Add(new Headline(story.Id, story.Urgency, story.Headline));
            }
        }

        // A stable order: of equally urgent stories the one that came first stays first.
        return [.. headlines.OrderBy(headline => headline.Urgency)];
    }
}
