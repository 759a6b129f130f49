using System.Text.Json;
using Feed.Api.Stories;

namespace Feed.Tests;

public sealed class StoryServiceTests
{
    [Fact]
    public async Task The_most_urgent_headlines_come_first_and_equal_ones_as_they_came()
    {
        await using var wire = await WireApi.StartAsync(Sent("a", 4), Sent("b", 2), Sent("c", 4));

        var headlines = await new StoryService(wire.Client()).HeadlinesAsync("local", TestContext.Current.CancellationToken);

        Assert.Equal(["b", "a", "c"], headlines.Select(headline => headline.Id));
        Assert.Equal(new Headline("b", 2, "About b"), headlines[0]);
    }

    [Fact]
    public async Task What_is_no_story_is_an_error()
    {
        await using var wire = await WireApi.StartAsync("{ no story");

        await Assert.ThrowsAsync<JsonException>(
            () => new StoryService(wire.Client()).HeadlinesAsync("local", TestContext.Current.CancellationToken));
    }

    private static string Sent(string id, int urgency) =>
        JsonSerializer.Serialize(new Story(id, urgency, $"About {id}", "Ana Ruiz, Lisbon", "It happened today."), JsonSerializerOptions.Web);
}
