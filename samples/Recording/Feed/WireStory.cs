namespace Samples.Recording.Feed;

/// <summary>A story of the wire.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Urgency">From 1 to 8.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Byline">Who wrote it, and where.</param>
/// <param name="Lead">Its first paragraph.</param>
internal sealed record WireStory(string Id, int Urgency, string Headline, string Byline, string Lead);
