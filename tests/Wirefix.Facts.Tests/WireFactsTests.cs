using FsCheck;
using FsCheck.Fluent;
using Wirefix.Facts.Text;

namespace Wirefix.Facts.Tests;

public sealed class WireFactsTests
{
    [Fact]
    public void Merging_is_the_same_in_any_order() =>
        Prop.ForAll(GeneratedFacts.Any, GeneratedFacts.Any, (a, b) => Text(a.Merge(b)) == Text(b.Merge(a))).QuickCheckThrowOnFailure();

    [Fact]
    public void Merging_is_the_same_in_any_grouping() =>
        Prop.ForAll(GeneratedFacts.Any, GeneratedFacts.Any, GeneratedFacts.Any, (a, b, c) => Text(a.Merge(b).Merge(c)) == Text(a.Merge(b.Merge(c))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_add_up_and_of_peaks_the_larger_one_counts()
    {
        var one = Facts("in GET /orders calls 3", "in GET /orders in-flight 7", "in GET /orders window-50ms 2", "in GET /orders status 200 3");
        var other = Facts("in GET /orders calls 2", "in GET /orders in-flight 5", "in GET /orders window-50ms 4", "in GET /orders status 500 2");

        Assert.Equal(
            ["in GET /orders calls 5", "in GET /orders in-flight 7", "in GET /orders status 200 3", "in GET /orders status 500 2", "in GET /orders window-50ms 4"],
            one.Merge(other).Facts.Select(fact => fact.ToString()));
    }

    [Fact]
    public void An_endpoint_has_everything_that_its_facts_say()
    {
        var facts = Facts(
            "out POST api.example.com/orders/{id} calls 12",
            "out POST api.example.com/orders/{id} in-flight 3",
            "out POST api.example.com/orders/{id} status 200 10",
            "out POST api.example.com/orders/{id} status 429 2",
            "out POST api.example.com/orders/{id} request 200 header x-tenant 10",
            "out POST api.example.com/orders/{id} response 200 header etag 4",
            "out POST api.example.com/orders/{id} response 200 media application/json 10",
            "out POST api.example.com/orders/{id} response 200 json $ object 10",
            "out POST api.example.com/orders/{id} response 200 json $.lines array 9",
            "out POST api.example.com/orders/{id} response 200 json $.lines[*] object 30",
            "out POST api.example.com/orders/{id} response 200 json $.lines[*]['unit%0020price'] number 28",
            "out POST api.example.com/orders/{id} response 200 json $.state string 10",
            "out POST api.example.com/orders/{id} response 200 json $.state token OPEN 10",
            "out POST api.example.com/orders/{id} transition $.state NEW OPEN 6");

        var endpoint = Assert.Single(facts.Endpoints);
        Assert.Equal((FactDirection.Out, "POST api.example.com/orders/{id}"), (endpoint.Direction, endpoint.Endpoint.ToString()));
        Assert.Equal((12, 3L, null), (endpoint.Calls, endpoint.PeakInFlight, endpoint.LargestWindow));
        Assert.Equal(10, endpoint.Statuses[200]);
        Assert.Equal(new TransitionFacts("$.state", "NEW", "OPEN", 6), Assert.Single(endpoint.Transitions));
        Assert.True(Assert.Single(endpoint.Succeeded(FactSide.Request)).Always("X-Tenant"));
        var answer = Assert.Single(endpoint.Succeeded(FactSide.Response));
        Assert.False(answer.Always("ETag"));
        Assert.Equal(10, answer.MediaTypes["application/json"]);
        Assert.Equal(10, answer.Fields["$.state"].Tokens["OPEN"]);
        Assert.Equal(["$", "$.lines[*]"], answer.Shapes.Select(shape => shape.Path));
        Assert.Equal((1L, 10L), (answer.Shapes[0].AbsencesOf("lines"), answer.Shapes[0].AbsencesOf("never")));
        Assert.Equal(2, answer.Shapes[1].AbsencesOf("unit price"));
    }

    private static WireFacts Facts(params string[] lines)
    {
        var reading = FactText.Read(string.Join("\n", lines.Prepend(FactText.FirstLine)));
        Assert.Empty(reading.Problems);
        return reading.Facts;
    }

    private static string Text(WireFacts facts) => FactText.Write(facts);
}
