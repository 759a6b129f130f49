namespace Feed.Tests;

public sealed class WireClientTests
{
    [Fact]
    public async Task Each_event_is_one_story()
    {
        await using var wire = await WireApi.StartAsync("""{"id":"a"}""", """{"id":"b"}""");

        Assert.Equal(["""{"id":"a"}""", """{"id":"b"}"""], await StoriesOf(wire, "local"));
    }

    [Fact]
    public async Task A_topic_of_which_nothing_happened_has_no_stories()
    {
        await using var wire = await WireApi.StartAsync();

        Assert.Empty(await StoriesOf(wire, "local"));
    }

    [Fact]
    public async Task An_unknown_topic_is_an_error()
    {
        await using var wire = await WireApi.StartAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => StoriesOf(wire, "gossip"));
    }

    private static async Task<IReadOnlyList<string>> StoriesOf(WireApi wire, string topic)
    {
        var stories = new List<string>();
        await foreach (var story in wire.Client().ReadStoriesAsync(topic, TestContext.Current.CancellationToken))
        {
            stories.Add(story);
        }

        return stories;
    }
}
