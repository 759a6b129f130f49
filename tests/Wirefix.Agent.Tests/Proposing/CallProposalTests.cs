using Wirefix.Analyzers;
using Wirefix.Traffic.Inspection.Encodings;
using Wirefix.Traffic.Inspection.Framing;

namespace Wirefix.Agent.Tests.Proposing;

/// <summary>Proposals for calls: without a bound, without a header, with a value that is not escaped, with a stream that is read as one body.</summary>
public sealed class CallProposalTests
{
    [Fact]
    public async Task A_burst_is_bounded_as_the_goal_says()
    {
        using var code = new CodeCase().Project("Shop", """
            public sealed class Depot(HttpClient http)
            {
                public async Task<string[]> AllAsync(int[] ids) => await Task.WhenAll(ids.Select(id => http.GetStringAsync($"parcels/{id}")));

                public async Task<string[]> OthersAsync(int[] ids) => await Task.WhenAll(ids.Select(id => http.GetStringAsync($"letters/{id}")));
            }

            """).Suspect("Shop.Depot.AllAsync");

        var proposal = Assert.Single(await code.ProposalsAsync(Findings.Burst("GET api.example.com/parcels/{id}")));

        Assert.Equal("Depot.AllAsync keeps at most 4 calls in flight; order, exceptions and cancellation stay as they were.", proposal.Summary);
        Assert.Contains("new SemaphoreSlim(", await code.TextAsync(proposal, "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_gets_lost_is_passed_on_and_another_one_is_not()
    {
        using var code = new CodeCase().Project("Shop", """
            public sealed class Orders(HttpClient http)
            {
                public async Task<bool> FetchAsync(int id, string tenant)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, $"/orders/{id}");
                    using var answer = await http.SendAsync(request);
                    return answer.IsSuccessStatusCode;
                }

                public async Task<bool> StockAsync(int id, string region)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, $"/stock/{id}");
                    using var answer = await http.SendAsync(request);
                    return answer.IsSuccessStatusCode;
                }
            }

            """).Suspect("Shop.Orders.FetchAsync", "Shop.Orders.StockAsync").Facts(
            "out GET api.example.com/orders/{id} request 200 header x-tenant 112",
            "out GET api.example.com/orders/{id} status 200 112",
            "out GET api.example.com/orders/{id} status 403 9",
            "out GET api.example.com/stock/{id} request 200 header x-region 112",
            "out GET api.example.com/stock/{id} status 200 112",
            "out GET api.example.com/stock/{id} status 403 9");

        var proposal = Assert.Single(await code.ProposalsAsync(Findings.LostHeader("GET /carts/{id}", "GET api.example.com/orders/{id}", "X-Tenant")));

        Assert.Equal("M:Orders.FetchAsync(System.Int32,System.String)", proposal.Answers!.Member);
        Assert.Contains("request.Headers.Add(\"X-Tenant\", tenant);", await code.TextAsync(proposal, "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_is_escaped_where_a_helper_of_the_suspect_builds_the_address()
    {
        using var code = new CodeCase().Project("Shop", """
            public static class Addresses
            {
                public static Uri Search(string text) => new($"https://api.example.com/search?q={text}");

                public static Uri Unrelated(string text) => new($"https://api.example.com/other?q={text}");
            }

            public sealed class Finder(HttpClient http)
            {
                public async Task<string> FindAsync(string text) => await http.GetStringAsync(Addresses.Search(text));
            }

            """).Suspect("Shop.Finder.FindAsync");

        var proposal = Assert.Single(await code.ProposalsAsync(Findings.Encoding("GET api.example.com/search", EncodingFault.ReservedCharacter)));

        Assert.Equal((Rules.UrlEscapingId, "M:Addresses.Search(System.String)"), (proposal.Answers!.Rule, proposal.Answers.Member));
        Assert.Contains("/search?q={Uri.EscapeDataString(text)}", await code.TextAsync(proposal, "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_is_read_as_it_comes()
    {
        using var code = new CodeCase().Project("Shop", """
            public class Events(HttpClient http)
            {
                public async Task ReadAsync(int id, CancellationToken stop)
                {
                    var text = await http.GetStringAsync("/events/" + id, stop);
                    foreach (var line in text.Split('\n'))
                    {
                        Console.WriteLine(line);
                    }
                }
            }

            """).Suspect("Shop.Events.ReadAsync").Facts(
            "out GET api.example.com/events/{id} response 200 media text/event-stream 40", "out GET api.example.com/events/{id} status 200 40");

        var proposal = Assert.Single(await code.ProposalsAsync(Findings.Framing("GET api.example.com/events/{id}", FramingFault.MergedEvents)));

        Assert.Equal(Rules.StreamFramingId, proposal.Answers!.Rule);
        Assert.Contains("while (await reader.ReadLineAsync(stop) is { } line)", await code.TextAsync(proposal, "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_read_is_not_taken_for_the_whole()
    {
        using var code = new CodeCase().Project("Shop", """
            using System.Buffers.Binary;

            public static class Frames
            {
                public static async Task<int?> LengthAsync(Stream stream, CancellationToken stop)
                {
                    var head = new byte[4];
                    var read = await stream.ReadAsync(head, stop);
                    if (read == 0)
                        return null;
                    return BinaryPrimitives.ReadInt32BigEndian(head);
                }
            }

            """).Suspect("Shop.Frames.LengthAsync");

        var proposal = Assert.Single(await code.ProposalsAsync(Findings.Framing("GET api.example.com/frames", FramingFault.SplitEvent)));

        Assert.Contains("stream.ReadAtLeastAsync(head, 4", await code.TextAsync(proposal, "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boundary_is_parsed_by_the_framework_or_else_loses_its_quotes()
    {
        using var code = new CodeCase().Project("Shop", """
            public static class Uploads
            {
                public static string Boundary(string contentType) => contentType.Split("boundary=")[1];
            }

            """).Suspect("Shop.Uploads.Boundary");

        var proposals = (await code.ProposalsAsync(Findings.Framing("POST /uploads", FramingFault.Multipart))).ToArray();

        Assert.Equal(2, proposals.Length);
        Assert.Contains("MediaTypeHeaderValue.Parse(contentType).Boundary", await code.TextAsync(proposals[0], "Shop"), StringComparison.Ordinal);
        Assert.Contains("contentType.Split(\"boundary=\")[1].Trim('\"')", await code.TextAsync(proposals[1], "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_does_not_see_such_a_fault_proposes_nothing()
    {
        using var code = new CodeCase().Project("Shop", """
            public sealed class Depot(HttpClient http)
            {
                public async Task<string[]> AllAsync(string[] ids) => await Task.WhenAll(ids.Select(id => http.GetStringAsync($"parcels/{id}")));
            }

            """).Suspect("Shop.Depot.AllAsync");

        Assert.Empty(await code.ProposalsAsync(Findings.LostUpdate("PUT api.example.com/parcels/{id}", "$.count")));
    }
}
