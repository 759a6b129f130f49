using Wirefix.Facts;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Replay.Tests.Measuring;

public sealed class PassageTests
{
    private static readonly Endpoint In = new("GET", "localhost", PathTemplate.Parse("/files/{name}"));

    private static readonly Endpoint Out = new("GET", "store.example", PathTemplate.Parse("/blobs/{key}"));

    private static readonly Passage Name = new(Place(In, WirePart.Path, "/files/{name}"), Place(Out, WirePart.Path, "/blobs/{key}"), [0]);

    private static readonly Passage Tenant = new(Place(In, WirePart.Header, "X-Tenant"), Place(Out, WirePart.Header, "x-tenant"), [0]);

    [Theory]
    [InlineData("/blobs/a%20b", null)]
    [InlineData("/blobs/a%2520b", "path /blobs/{key} was 'a%20b', expected 'a b'")]
    [InlineData("/blobs/a", "path /blobs/{key} was 'a', expected 'a b'")]
    [InlineData("/other/a%20b", "made no call of GET store.example/blobs/{key}")]
    public void A_value_must_come_out_as_it_came_in(string called, string? why) =>
        Assert.Equal(why, Name.Alteration(Request("/files/a%20b"), [Call(called)]));

    [Fact]
    public void Every_call_must_carry_the_value()
    {
        var request = Request("/files/a") with { Headers = [new Header("X-Tenant", "blue")] };
        var kept = Call("/blobs/a") with { Headers = [new Header("X-TENANT", "blue")] };

        Assert.Null(Tenant.Alteration(request, [kept, Call("/other")]));
        Assert.Equal("header x-tenant was not sent, expected 'blue'", Tenant.Alteration(request, [kept, Call("/blobs/a")]));
    }

    [Fact]
    public void The_values_of_a_list_may_go_on_in_one_call_each_but_all_of_them()
    {
        var passage = new Passage(Place(In, WirePart.Body, "$.skus[*]"), Place(Out, WirePart.Path, "/blobs/{key}"), [0]);
        var request = Request("/files/a") with { Method = "POST", Body = new RecordedBody("""{"skus":["a","b"]}""") };

        Assert.Null(passage.Alteration(request, [Call("/blobs/a"), Call("/blobs/b")]));
        Assert.Equal("path /blobs/{key} was never 'b'", passage.Alteration(request, [Call("/blobs/a")]));
        Assert.Equal("path /blobs/{key} was 'c', expected 'a, b'", passage.Alteration(request, [Call("/blobs/a"), Call("/blobs/c")]));
    }

    [Fact]
    public void A_number_is_the_same_however_it_is_written()
    {
        var passage = new Passage(Place(In, WirePart.Query, "sum"), Place(Out, WirePart.Query, "total"), [0]);

        Assert.Null(passage.Alteration(Request("/files/a?sum=1.50"), [Call("/blobs/a?total=1.5")]));
        Assert.NotNull(passage.Alteration(Request("/files/a?sum=1.50"), [Call("/blobs/a?total=150")]));
    }

    [Fact]
    public void Requests_are_counted_once_and_only_those_that_should_pass_a_value_on()
    {
        var run = new Run { Arrivals = [Call("/blobs/x") with { Request = 0 }, Call("/blobs/b") with { Request = 1 }, Call("/blobs/x") with { Request = 2 }] };
        var metric = new AlteredValues([Request("/files/a"), Request("/files/b"), Request("/files/c")], [Name with { Requests = [0, 1] }, Name with { Requests = [0] }]);

        var reading = metric.Read(run);

        Assert.Equal(1, reading.Value);
        Assert.Equal("GET /files/a: path /blobs/{key} was 'x', expected 'a'", Assert.Single(reading.Faults).Why);
    }

    private static WirePlace Place(Endpoint endpoint, WirePart part, string name) => new(endpoint, MessageSide.Request, part, name);

    private static ScriptedRequest Request(string target) => new() { Method = "GET", PathAndQuery = target, RecordedStatus = 200 };

    private static Arrival Call(string target) => new("GET", "store.example", target, 200, TimeSpan.Zero, TimeSpan.Zero);
}
