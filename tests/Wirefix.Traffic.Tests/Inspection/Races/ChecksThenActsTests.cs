using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Races;

namespace Wirefix.Traffic.Tests.Inspection.Races;

public class ChecksThenActsTests
{
    [Theory]
    [InlineData(404, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{\"items\":[]}")]
    [InlineData(200, "{\"exists\":false}")]
    public void Two_that_were_told_nothing_is_there_and_created_it_race(int status, string answer)
    {
        var race = Assert.IsType<CheckThenAct>(Assert.Single(Found([.. Register(1, 0, 10, 60, "u-1", status, answer), .. Register(2, 5, 20, 80, "u-2", status, answer)])));

        Assert.Equal(("/users?email=ann@example.com", "ann@example.com", 1), (race.Check, race.Key, race.Cases));
        Assert.Equal("POST dir/users", race.Endpoint.ToString());
        Assert.InRange(race.Score, 0.9, 1);
        Assert.Equal($"05:06:07.010 GET /users → {status}; then 05:06:07.060 POST /users → 201 created u-1", race.Proof[0]);
        Assert.Equal($"05:06:07.020 GET /users → {status}; then 05:06:07.080 POST /users → 201 created u-2", race.Proof[1]);
    }

    [Fact]
    public void Two_things_at_one_location_are_told_apart_by_their_ids()
    {
        var calls = Register(1, 0, 10, 60, "u-1").Concat(Register(2, 5, 20, 80, "u-2"))
            .Select(call => call.Response.Status == 201 ? call.WithResponseHeader("Location", "/users/ann@example.com") : call);

        Assert.EndsWith("created u-2", Assert.Single(Found(calls)).Proof[1]);
    }

    [Fact]
    public void One_thing_at_one_location_that_both_were_given_is_no_race() =>
        Assert.Empty(Found(Register(1, 0, 10, 60, "u-1").Concat(Register(2, 5, 20, 80, "u-1"))
            .Select(call => call.Response.Status == 201 ? call.WithResponseHeader("Location", "/users/ann@example.com") : call)));

    [Fact]
    public void What_is_not_there_after_it_was_made_is_something_else()
    {
        Exchange[] race = [.. Register(1, 0, 10, 60, "u-1"), .. Register(2, 5, 20, 80, "u-2")];
        var later = Calls.Outbound("http://dir/users?email=ann@example.com", 500, 8, 404).WithTrace(3);
        var removed = Calls.Outbound("http://dir/users/u-1", 300, 8, 204).WithMethod("DELETE").WithTrace(4);

        Assert.Empty(Found([.. race, later]));
        Assert.Single(Found([.. race, removed, later]));
    }

    [Fact]
    public void A_second_creation_that_is_refused_is_no_race() =>
        Assert.Empty(Found([.. Register(1, 0, 10, 60, "u-1"), .. Register(2, 5, 20, 80, "u-2", created: 409)]));

    [Fact]
    public void A_check_after_the_creation_is_no_race() =>
        Assert.Empty(Found([.. Register(1, 0, 10, 60, "u-1"), .. Register(2, 200, 210, 260, "u-2")]));

    [Fact]
    public void Creations_of_different_things_do_not_race() =>
        Assert.Empty(Found([.. Register(1, 0, 10, 60, "u-1"), .. Register(2, 5, 20, 80, "u-2", email: "bob@example.com")]));

    [Fact]
    public void A_check_that_found_something_is_no_ground() =>
        Assert.Empty(Found([.. Register(1, 0, 10, 60, "u-1", 200, """[{"id":"u-0"}]"""), .. Register(2, 5, 20, 80, "u-2", 200, """[{"id":"u-0"}]""")]));

    [Theory]
    [InlineData(Timing.EndOnly)]
    [InlineData(Timing.None)]
    public void Stamps_that_carry_no_order_claim_nothing(Timing timing) =>
        Assert.Empty(Found(Register(1, 0, 10, 60, "u-1").Concat(Register(2, 5, 20, 80, "u-2"))
            .Select(call => call.Direction == Direction.Outbound ? call with { Timing = timing, Duration = TimeSpan.Zero } : call)));

    [Fact]
    public void What_two_put_where_both_found_nothing_is_a_race()
    {
        Exchange[] Claim(int trace, double from, string owner) =>
        [
            Calls.Inbound("http://svc/names", from, 90).WithMethod("POST").WithTrace(trace),
            Calls.Outbound("http://dir/names/ann-7001", from + 5, 8, 404).WithTrace(trace),
            Calls.Outbound("http://dir/names/ann-7001", from + 40, 8, 201).WithMethod("PUT").WithRequestBody($$"""{"owner":"{{owner}}"}""").WithTrace(trace),
        ];

        Assert.Single(Found([.. Claim(1, 0, "ann"), .. Claim(2, 10, "bob")]));
        Assert.Empty(Found([.. Claim(1, 0, "ann"), .. Claim(2, 10, "ann")]));
    }

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is CheckThenAct)];

    private static Exchange[] Register(
        int trace, double start, double check, double create, string id, int status = 404, string answer = "", int created = 201, string email = "ann@example.com") =>
    [
        Calls.Inbound("http://svc/register", start, create + 40 - start).WithMethod("POST").WithTrace(trace),
        Calls.Outbound($"http://dir/users?email={email}", check, 8, status).WithBody(answer).WithTrace(trace),
        Calls.Outbound("http://dir/users", create, 8, created).WithMethod("POST").WithRequestBody($$"""{"email":"{{email}}"}""").WithBody($$"""{"id":"{{id}}"}""").WithTrace(trace),
    ];
}
