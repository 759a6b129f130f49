namespace Wirefix.Corpus.Staging;

/// <summary>Values as real traffic has them, drawn from a seeded <see cref="Random"/>.</summary>
public static class Choices
{
    private static readonly string[] FirstNames =
    [
        "Anna", "Bela", "Chidi", "Dora", "Emil", "Fatima",
        "Georg", "Hanna", "Ivo", "Jana", "Karl", "Lena",
    ];

    private static readonly string[] LastNames =
    [
        "Berg", "Costa", "Diallo", "Evans", "Fischer", "Garcia",
        "Horvat", "Ito", "Jensen", "Kim", "Lopez", "Meyer",
    ];

    private static readonly string[] Goods =
        ["lamp", "chair", "mug", "notebook", "rucksack", "kettle", "cable", "poster", "blanket", "clock"];

    private static readonly string[] Colours = ["red", "green", "blue", "black", "white", "grey"];

    /// <summary>One of the given values.</summary>
    public static T Pick<T>(this Random random, params ReadOnlySpan<T> values) => values[random.Next(values.Length)];

    /// <summary>A person's name.</summary>
    public static string Person(this Random random) => $"{random.Pick(FirstNames)} {random.Pick(LastNames)}";

    /// <summary>What a shop sells.</summary>
    public static string Good(this Random random) => $"{random.Pick(Colours)} {random.Pick(Goods)}";

    /// <summary>A stock-keeping unit.</summary>
    public static string Sku(this Random random) => $"SKU-{random.Next(1_000, 1_060)}";

    /// <summary>An amount of money with two decimals.</summary>
    public static decimal Amount(this Random random, int most = 200) => random.Next(100, most * 100) / 100m;

    /// <summary>A uuid.</summary>
    public static Guid Uuid(this Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>Whether something happens that happens with this chance.</summary>
    public static bool Chance(this Random random, double chance) => random.NextDouble() < chance;

    /// <summary>A number of a text that is the same in every run.</summary>
    public static int StableNumber(this string text) => text.Aggregate(7, (hash, character) => (hash * 31 + character) & 0xFFFFFF);
}
