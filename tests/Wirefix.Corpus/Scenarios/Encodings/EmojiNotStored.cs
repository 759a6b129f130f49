namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>The table of reviews takes three bytes a character, as its database calls UTF-8; an emoji has four.</summary>
public sealed class EmojiNotStored : Scenario
{
    private static readonly string[] Texts =
    [
        "Works as it should.", "Très bien, merci!", "Schöne Farbe – gerne wieder", "Love it \U0001F60D", "My lamp broke after three days.", "ok",
        "Für den Preis… naja", "Great \U0001F44D\U0001F44D",
    ];

    public override Expected Expected => Expected.OneOf(["contrast", "encoding"], "text");

    public override Play Faulty => stage => RunAsync(stage, text => !text.EnumerateRunes().Any(rune => rune.Utf8SequenceLength > 3));

    public override Play Healthy => stage => RunAsync(stage, _ => true);

    private static async Task RunAsync(Stage stage, Func<string, bool> fits)
    {
        var reviews = await stage.ServiceAsync("reviews", app =>
        {
            app.MapPost("/products/{sku}/reviews", (string sku, Review review) =>
            {
                if (review.stars is < 1 or > 5)
                    return Refusal.Field("stars", "from 1 to 5");
                if (!fits(review.text))
                    throw new InvalidOperationException("Incorrect string value");
                return Results.Json(new { id = $"{sku}{review.text}".StableNumber(), sku, review.stars, state = "in moderation" }, statusCode: 201);
            });
            app.MapGet("/products/{sku}/reviews", (string sku) => Results.Json(new { sku, count = sku.StableNumber() % 7, average = 3 + sku.StableNumber() % 20 / 10m }));
        });
        await stage.CrowdAsync(reviews, clients: 4, rounds: 15, async (client, round) =>
        {
            var random = client.Random;
            var sku = random.Sku();
            if (round % 3 == 1)
                await client.GetAsync($"/products/{sku}/reviews");
            await client.PostAsync($"/products/{sku}/reviews", new
            {
                stars = random.Next(0, 6),
                text = random.Pick<string>(Texts),
                author = random.Person(),
                verified = random.Chance(0.7),
            });
        });
    }

    private sealed record Review(int stars, string text);
}
