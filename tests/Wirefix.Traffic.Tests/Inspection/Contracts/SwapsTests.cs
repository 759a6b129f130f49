using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Tests.Inspection.Contracts;

/// <summary>Two values under each other's names, and dates that are a day off each time.</summary>
public class SwapsTests
{
    [Fact]
    public void Two_values_that_go_on_under_each_others_names_are_swapped()
    {
        var altered = Assert.Single(Labels(20, (width, height) => (height, width)));

        Assert.Equal((Alteration.Swapped, "$.height_mm", 20), (altered.Alteration, altered.From.Name, altered.Altered));
        Assert.Contains("change places in 20 of 20 calls", altered.Title);
        Assert.InRange(altered.Score, 0.8, 1);
    }

    [Fact]
    public void Values_that_are_swapped_in_some_calls_only_are_found_beside_those_that_are_not()
    {
        var altered = Assert.Single(Labels(20, (width, height) => height < 32 ? (height, width) : (width, height)));

        Assert.InRange(altered.Altered, 5, 10);
        Assert.Equal(20, altered.Kept + altered.Altered);
    }

    [Fact]
    public void Values_that_go_on_as_they_came_are_not() => Assert.Empty(Labels(20, (width, height) => (width, height)));

    [Fact]
    public void The_larger_side_first_is_an_order_and_no_swap_where_others_are_worked_out() =>
        Assert.Empty(Labels(20, (width, height) => (height, width + 1)));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(-2, 0)]
    public void Dates_that_are_a_day_off_each_time_were_shifted(int days, int findings)
    {
        var found = Births(day => day.AddDays(days));

        Assert.Equal(findings, found.Length);
        Assert.All(
            found,
            finding => Assert.Equal((Alteration.DateShifted, "$.born", "$.birth_date"), (finding.Alteration, finding.From.Name, finding.To.Name)));
    }

    [Fact]
    public void Dates_that_are_off_now_and_then_are_worked_out() => Assert.Empty(Births(day => day.AddDays(day.DayOfWeek == DayOfWeek.Sunday ? 1 : 3)));

    [Fact]
    public void The_day_after_beside_the_day_itself_is_a_stretch_of_time() =>
        Assert.Empty(Births(day => day.AddDays(1), day => $$""","from":"{{day:yyyy-MM-dd}}" """));

    private static AlteredValue[] Labels(int count, Func<int, int, (int Width, int Height)> sent) => Requests.Found<AlteredValue>(
        Enumerable.Range(0, count).SelectMany(call =>
        {
            var (width, height) = (50 + (call * 7 % 40), 25 + (call * 11 % 23));
            var (w, h) = sent(width, height);
            return Pair(
                call,
                $$"""{"text":"t{{call}}","width_mm":{{width}},"height_mm":{{height}} }""",
                $$"""{"t":"t{{call}}","page":{"width_mm":{{w}},"height_mm":{{h}} } }""");
        }));

    private static AlteredValue[] Births(Func<DateOnly, DateOnly> sent, Func<DateOnly, string>? beside = null) => Requests.Found<AlteredValue>(
        Enumerable.Range(0, 20).SelectMany(call =>
        {
            var day = new DateOnly(1950, 1, 1).AddDays(call * 977);
            return Pair(call, $$"""{"born":"{{day:yyyy-MM-dd}}"}""", $$"""{"birth_date":"{{sent(day):yyyy-MM-dd}}"{{beside?.Invoke(day)}}}""");
        }));

    private static Exchange[] Pair(int call, string came, string went) =>
    [
        Calls.Inbound("http://svc/orders", call * 1000, 50).Post(came).WithTrace(call),
        Calls.Outbound("http://up/jobs", (call * 1000) + 10, 20).Post(went).WithTrace(call),
    ];
}
