namespace Radar.Recording.Mail;

/// <summary>How long the upstream takes for an answer. Every message has a time of its own, the same in every recording.</summary>
public static class Latency
{
    /// <summary>180 to 300 ms.</summary>
    public static TimeSpan OfListing(string user) => Between(180, 300, user);

    /// <summary>260 to 600 ms: longer than a page's calls need to arrive, as with the real thing.</summary>
    public static TimeSpan OfMessage(string id) => Between(260, 600, id);

    /// <summary>110 to 160 ms: a refusal comes from the front door, after the round trip.</summary>
    public static TimeSpan OfRefusal(string id) => Between(110, 160, id);

    private static TimeSpan Between(int shortest, int longest, string seed) =>
        TimeSpan.FromMilliseconds(shortest + (StableHash.Of(seed) % (longest - shortest + 1)));
}
