using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Inspection;

public class EndpointTemplatesTests
{
    [Theory]
    [InlineData("/gmail/v1/users/me/messages/18c2f0a1b2c3d4e5", "/gmail/v1/users/me/messages/{id}")]
    [InlineData("/users/42/orders/2026-01-31", "/users/{id}/orders/{id}")]
    [InlineData("/things/1cc2fd07-31b8-48f6-aa9b-2638daa9a0d8/parts", "/things/{id}/parts")]
    [InlineData("/v4/rockets/5e9d0d95eda69955f709d1eb", "/v4/rockets/{id}")]
    [InlineData("/mailboxes/ann%40example.com", "/mailboxes/{id}")]
    [InlineData("/tasks/task_x7f92k1m", "/tasks/{id}")]
    [InlineData("/v1/chat/completions?model=x", "/v1/chat/completions")]
    [InlineData("/api/v2beta/facade/oauth2-callback", "/api/v2beta/facade/oauth2-callback")]
    [InlineData("/", "/")]
    public void An_id_is_told_from_a_word(string path, string template)
    {
        var exchange = Calls.Outbound($"https://API.example.com:8443{path}", 0, 1);

        var endpoint = EndpointTemplates.Learn(Calls.Snapshot(exchange)).Of(exchange);

        Assert.Equal($"GET api.example.com{template}", endpoint.ToString());
    }

    [Fact]
    public void Many_values_between_equal_neighbours_make_a_variable()
    {
        var exchanges = Names(10).Select(name => Calls.Outbound($"http://h/users/{name}/posts", 0, 1)).ToArray();
        var templates = EndpointTemplates.Learn(Calls.Snapshot(exchanges));

        Assert.All(exchanges, exchange => Assert.Equal("GET h/users/{id}/posts", templates.Of(exchange).ToString()));
    }

    [Fact]
    public void What_varies_in_one_path_varies_in_another()
    {
        var often = Names(12).SelectMany(name => Enumerable.Repeat(Calls.Inbound($"http://svc/forecasts/{name}", 0, 1), 5)).ToArray();
        var templates = EndpointTemplates.Learn(Calls.Snapshot([.. often, .. Names(12).Select(name => Calls.Outbound($"http://up/point/{name}", 0, 1))]));

        Assert.All(often, exchange => Assert.Equal("GET svc/forecasts/{id}", templates.Of(exchange).ToString()));
        Assert.NotEqual("GET svc/forecasts/{id}", EndpointTemplates.Learn(Calls.Snapshot(often)).Of(often[0]).ToString());
    }

    [Fact]
    public void Collections_stay_what_they_are_though_an_upstream_is_asked_for_the_policy_of_each()
    {
        var collections = Names(10).SelectMany(name => Enumerable.Repeat(Calls.Inbound($"http://svc/{name}", 0, 1), 5)).ToArray();
        var policies = Names(10).Select(name => Calls.Outbound($"http://rights/policies/{name}", 0, 1)).ToArray();
        var templates = EndpointTemplates.Learn(Calls.Snapshot([.. collections, .. policies]));

        Assert.Equal("GET rights/policies/{id}", templates.Of(policies[0]).ToString());
        Assert.Equal(Names(10).Select(name => $"GET svc/{name}"), collections.Select(call => templates.Of(call).ToString()).Distinct());
    }

    // Orders are made, or looked at one by one; of forecasts for towns there is nothing to make, and nothing that they hold.
    [Theory]
    [InlineData("POST", "", "GET svc/api/a")]
    [InlineData("GET", "/17", "GET svc/api/a")]
    [InlineData("GET", "/latest", "GET svc/api/{id}")]
    [InlineData("PUT", "", "GET svc/api/{id}")]
    public void Collections_behind_a_prefix_stay_what_they_are_where_things_are_made_or_found_in_them(string method, string behind, string endpoint)
    {
        var asked = Names(10).SelectMany(name => Enumerable.Repeat(Calls.Inbound($"http://svc/api/{name}", 0, 1), 5)).ToArray();
        var more = Names(10).Select(name => Calls.Inbound($"http://svc/api/{name}{behind}", 0, 1).WithMethod(method)).SelectMany(call => Enumerable.Repeat(call, 5));
        var policies = Names(10).Select(name => Calls.Outbound($"http://rights/policies/{name}", 0, 1));

        var templates = EndpointTemplates.Learn(Calls.Snapshot([.. asked, .. more, .. policies]));

        Assert.Equal(endpoint, templates.Of(asked[0]).ToString());
    }

    // Half of the names are the ones that vary elsewhere, or those that vary elsewhere are twice as many, or they vary in two places, half in each.
    [Theory]
    [InlineData(10, 20, 30)]
    [InlineData(0, 40, 40)]
    [InlineData(0, 10, 20)]
    public void What_varies_in_one_path_says_nothing_of_other_values(int first, int second, int last)
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(name => $"n{(char)('a' + (name / 10))}{(char)('a' + (name % 10))}")];
        var often = names[..20].SelectMany(name => Enumerable.Repeat(Calls.Inbound($"http://svc/api/{name}", 0, 1), 5)).ToArray();
        var once = names[first..second].Select(name => Calls.Outbound($"http://up/point/{name}", 0, 1)).Concat(names[second..last].Select(name => Calls.Outbound($"http://up/line/{name}", 0, 1)));

        Assert.Equal("GET svc/api/naa", EndpointTemplates.Learn(Calls.Snapshot([.. often, .. once])).Of(often[0]).ToString());
    }

    [Fact]
    public void Numbered_words_are_things_however_often_they_come_and_for_every_method()
    {
        Exchange[] exchanges = [.. Enumerable.Range(0, 8).SelectMany(bed => Enumerable.Repeat(Calls.Outbound($"http://h/beds/b-{bed}", 0, 1), 9)), Calls.Outbound("http://h/beds/b-3", 0, 1).WithMethod("PUT")];
        var templates = EndpointTemplates.Learn(Calls.Snapshot(exchanges));

        Assert.All(exchanges, exchange => Assert.Equal($"{exchange.Request.Method} h/beds/{{id}}", templates.Of(exchange).ToString()));
    }

    [Fact]
    public void Two_segments_that_vary_together_are_told_apart_by_what_is_known_of_the_first()
    {
        Exchange[] exchanges =
        [
            .. Enumerable.Range(0, 8).Select(binder => Calls.Inbound($"http://h/binders/B{binder + 10}", 0, 1)),
            .. Enumerable.Range(0, 20).Select(file => Calls.Inbound($"http://h/binders/B{file % 9 + 10}/files/plan-{(char)('a' + file)}.txt", 0, 1)),
        ];
        var templates = EndpointTemplates.Learn(Calls.Snapshot(exchanges));

        Assert.All(exchanges[8..], exchange => Assert.Equal("GET h/binders/{id}/files/{id}", templates.Of(exchange).ToString()));
    }

    [Theory]
    [InlineData("S12", "S47", "S80", "GET h/suppliers/{id}/lists")]
    [InlineData("v1", "v2", "v3", "GET h/suppliers/v1/lists")]
    [InlineData("S12", "T47", "U80", "GET h/suppliers/S12/lists")]
    public void Three_that_differ_in_a_number_of_several_digits_are_things(string one, string two, string three, string endpoint)
    {
        Exchange[] exchanges = [.. new[] { one, two, three, one, two }.Select(name => Calls.Inbound($"http://h/suppliers/{name}/lists", 0, 1))];

        Assert.Equal(endpoint, EndpointTemplates.Learn(Calls.Snapshot(exchanges)).Of(exchanges[0]).ToString());
    }

    [Fact]
    public void A_few_values_stay_what_they_are()
    {
        var exchanges = Names(9).Select(name => Calls.Outbound($"http://h/users/{name}/posts", 0, 1)).ToArray();

        Assert.Equal("GET h/users/a/posts", EndpointTemplates.Learn(Calls.Snapshot(exchanges)).Of(exchanges[0]).ToString());
    }

    [Fact]
    public void Names_of_operations_come_again_and_stay_what_they_are()
    {
        var exchanges = Names(12).SelectMany(name => Enumerable.Repeat(Calls.Inbound($"http://h/api/{name}", 0, 1), 5)).ToArray();

        Assert.Equal("GET h/api/a", EndpointTemplates.Learn(Calls.Snapshot(exchanges)).Of(exchanges[0]).ToString());
    }

    [Fact]
    public void A_number_before_a_name_that_is_never_the_same_is_variable_too()
    {
        var exchanges = Enumerable.Range(0, 12).Select(index => Calls.Outbound($"http://h/containers/C-{2600 + (index % 6)}/blobs/report-{index}.pdf", 0, 1)).ToArray();

        Assert.Equal("GET h/containers/{id}/blobs/{id}", EndpointTemplates.Learn(Calls.Snapshot(exchanges)).Of(exchanges[0]).ToString());
    }

    [Fact]
    public void Words_before_names_that_are_never_the_same_stay_what_they_are()
    {
        var exchanges = Names(12).SelectMany(name => Enumerable.Range(0, 2).Select(index => Calls.Inbound($"http://h/api/{name}/{name}{index}x", 0, 1))).ToArray();

        Assert.StartsWith("GET h/api/a/", EndpointTemplates.Learn(Calls.Snapshot(exchanges)).Of(exchanges[0]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_two_snapshots_count_together()
    {
        var before = Calls.Snapshot(Names(5).Select(name => Calls.Outbound($"http://h/users/{name}", 0, 1)));
        var after = Calls.Snapshot(Names(10).Skip(5).Select(name => Calls.Outbound($"http://h/users/{name}", 0, 1)));

        Assert.Equal("GET h/users/{id}", EndpointTemplates.Learn(before, after).Of(after.Exchanges[0]).ToString());
    }

    [Theory]
    [InlineData("PO/ST", "PO_ST h/a")]
    [InlineData("GET /b HTTP", "GET__b_HTTP h/a")]
    [InlineData("", " h/a")]
    public void A_damaged_method_leaves_host_and_path_what_they_are(string method, string endpoint)
    {
        var exchange = Calls.Inbound("http://h/a", 0, 1).WithMethod(method);

        Assert.Equal(endpoint, EndpointTemplates.Learn(Calls.Snapshot(exchange)).Of(exchange).ToString());
        Assert.Single(Inspector.Inspect(Calls.Snapshot(exchange)).Endpoints);
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(index => ((char)('a' + index)).ToString());
}
