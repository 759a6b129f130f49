using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Tests.Inspection.Contracts;

public class ListsCutShortTests
{
    [Fact]
    public void The_remainder_of_a_list_that_goes_on_in_parts_is_lost()
    {
        var lost = Assert.Single(Found(Orders(list => list.Chunk(4).Where(part => part.Length == 4 || list.Length < 4))));

        Assert.Equal(("$.analyses[*].code", "$.codes[*]", "POST lab/orders"), (lost.From.Name, lost.To.Name, lost.Endpoint.ToString()));
        Assert.StartsWith("The last values of $.analyses[*].code", lost.Title);
        Assert.Contains("came with 7 values at $.analyses[*].code, the last ones c4, c5, c6", lost.Proof[0]);
        Assert.True(lost.Score < Finding.HighScore);
    }

    [Fact]
    public void The_first_value_that_an_index_leaves_out_is_lost() =>
        Assert.StartsWith("The first values", Assert.Single(Found(Orders(list => [list.Length > 4 ? list[1..] : list]))).Title);

    [Fact]
    public void Values_that_go_on_in_a_call_each_are_counted_together() =>
        Assert.Equal("$.codes[*]", Assert.Single(Found(Orders(list => (list.Length > 4 ? list[..^1] : list).Chunk(1)))).To.Name);

    [Fact]
    public void Lists_that_go_on_whole_are_silent() => Assert.Empty(Found(Orders(list => list.Chunk(4))));

    [Fact]
    public void Values_from_the_middle_are_chosen() =>
        Assert.Empty(Found(Orders(list => [list.Length > 4 ? [.. list[..2], .. list[3..]] : list])));

    [Fact]
    public void More_than_so_many_may_not_be_taken_by_agreement()
    {
        var lost = Assert.Single(Found(Orders(list => [[.. list.Take(5)]])));

        Assert.True(lost.Score < 0.6);
        Assert.Empty(Found(Orders(list => [[.. list.Take(5)]], method: "GET")));
    }

    private static LostValue[] Found(IEnumerable<Exchange> exchanges) =>
        [.. Requests.Found<LostValue>(exchanges).Where(lost => lost.Title.Contains(" values of ", StringComparison.Ordinal))];

    // Requests for one to eight analyses, each ordered in the given parts.
    private static IEnumerable<Exchange> Orders(Func<string[], IEnumerable<string[]>> parts, string method = "POST") => Enumerable.Range(0, 40).SelectMany(call =>
    {
        string[] codes = [.. Enumerable.Range(0, 1 + (call % 8)).Select(code => $"c{code}")];
        var ordered = parts(codes).Select((part, place) => Calls.Outbound("http://lab/orders", (call * 1000) + 10 + (place * 20), 15)
            .WithMethod(method).WithRequestBody($$"""{"codes":[{{string.Join(',', part.Select(code => $"\"{code}\""))}}]}"""));
        return ordered.Prepend(Calls.Inbound("http://svc/requests", call * 1000, 500).WithMethod("POST")
            .WithRequestBody($$"""{"urgency":"stat","analyses":[{{string.Join(',', codes.Select(code => $$"""{"code":"{{code}}","material":"serum"}"""))}}]}"""));
    });
}
