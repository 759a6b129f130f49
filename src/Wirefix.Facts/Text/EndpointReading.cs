namespace Wirefix.Facts.Text;

/// <summary>Puts the facts of each endpoint together.</summary>
internal static class EndpointReading
{
    /// <summary>The endpoints of facts whose subjects follow the grammar, in the order of the facts.</summary>
    public static IReadOnlyList<EndpointFacts> Of(IEnumerable<Fact> facts) =>
    [
        .. facts.Select(fact => (Words: FactSubject.Words(fact.Subject), fact.Count))
            .GroupBy(fact => string.Join(" ", fact.Words.Take(3)), StringComparer.Ordinal)
            .Select(endpoint => Endpoint([.. endpoint])),
    ];

    private static EndpointFacts Endpoint((string[] Words, long Count)[] facts)
    {
        var head = facts[0].Words;
        var target = FactWord.TextOf(head[2])!;
        var slash = target.IndexOf('/');
        var endpoint = new Endpoint(FactWord.TextOf(head[1])!, target.Substring(0, slash), PathTemplate.Parse(target.Substring(slash)));
        var details = facts.Select(fact => (Words: fact.Words.Skip(3).ToArray(), fact.Count)).ToArray();
        var statuses = Numbers(details, FactSubject.StatusWord).ToDictionary(status => FactGrammar.StatusOf(status.Name)!.Value, status => status.Count);
        return new EndpointFacts(head[0] == "in" ? FactDirection.In : FactDirection.Out, endpoint)
        {
            Calls = Number(details, FactSubject.CallsWord) ?? 0,
            PeakInFlight = Number(details, FactSubject.PeakWord),
            LargestWindow = Number(details, FactSubject.WindowWord),
            Statuses = statuses,
            Messages = [.. Messages(details, statuses)],
            Transitions =
            [
                .. details.Where(fact => fact.Words[0] == FactSubject.TransitionWord).Select(fact =>
                    new TransitionFacts(FactWord.TextOf(fact.Words[1])!, FactWord.TextOf(fact.Words[2])!, FactWord.TextOf(fact.Words[3])!, fact.Count)),
            ],
        };
    }

    private static IEnumerable<MessageFacts> Messages((string[] Words, long Count)[] details, Dictionary<int, long> statuses) =>
        from fact in details
        where fact.Words[0] is "request" or "response"
        let key = (Side: fact.Words[0] == "request" ? FactSide.Request : FactSide.Response, Status: FactGrammar.StatusOf(fact.Words[1])!.Value)
        group (Words: fact.Words.Skip(2).ToArray(), fact.Count) by key into message
        orderby message.Key.Side, message.Key.Status
        select Message(message.Key.Side, message.Key.Status, statuses.TryGetValue(message.Key.Status, out var count) ? count : 0, [.. message]);

    private static MessageFacts Message(FactSide side, int status, long count, (string[] Words, long Count)[] details) =>
        new(side, status, count)
        {
            MediaTypes = Numbers(details, FactSubject.MediaWord).ToDictionary(media => media.Name, media => media.Count, StringComparer.OrdinalIgnoreCase),
            Headers = Numbers(details, FactSubject.HeaderWord).ToDictionary(header => header.Name, header => header.Count, StringComparer.OrdinalIgnoreCase),
            Fields = details.Where(fact => fact.Words[0] == FactSubject.FieldWord)
                .GroupBy(fact => FactWord.TextOf(fact.Words[1])!, StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => Field(field.Key, [.. field]), StringComparer.Ordinal),
        };

    private static FieldFacts Field(string path, (string[] Words, long Count)[] details) => new(
        path,
        details.Where(fact => fact.Words.Length == 3).ToDictionary(fact => KindWord.KindOf(fact.Words[2])!.Value, fact => fact.Count),
        details.Where(fact => fact.Words.Length == 4).ToDictionary(fact => FactWord.TextOf(fact.Words[3])!, fact => fact.Count, StringComparer.Ordinal));

    private static long? Number((string[] Words, long Count)[] details, string word) =>
        details.Where(fact => fact.Words[0] == word).Select(fact => (long?)fact.Count).FirstOrDefault();

    private static IEnumerable<(string Name, long Count)> Numbers((string[] Words, long Count)[] details, string word) =>
        details.Where(fact => fact.Words[0] == word).Select(fact => (FactWord.TextOf(fact.Words[1])!, fact.Count));
}
