using System.Text.Json;
using Feed.Wire;

namespace Feed.Api.Stories;

/// <inheritdoc cref="IStoryService" />
public sealed class StoryService(IWireClient wire) : IStoryService
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Headline>> HeadlinesAsync(string topic, CancellationToken cancellationToken)
    {
        var sent = await wire.ReadStoriesAsync(topic, cancellationToken).ToListAsync(cancellationToken);

        // A stable order: of equally urgent stories the one that came first stays first.
        return [.. sent.Select(Read).OfType<Story>().OrderBy(story => story.Urgency).Select(HeadlineOf)];
    }

    private static Story? Read(string sent) => JsonSerializer.Deserialize<Story>(sent, JsonSerializerOptions.Web);

    private static Headline HeadlineOf(Story story) => new(story.Id, story.Urgency, story.Headline);
}
