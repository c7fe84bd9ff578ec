using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Conformance;

/// <summary>What every <see cref="ICaseIndex"/> does. Each test has an embedder of its own, thus collections of its own.</summary>
public abstract class CaseIndexConformance
{
    private static readonly CaseId A = Id(1), B = Id(2), C = Id(3), D = Id(4);

    private readonly CaseCollection cases = new(
        new EmbedderIdentity("test", "axes", Guid.NewGuid().ToString("n"), 3, "", "", 1), CaseKind.Failed);

    protected abstract ICaseIndex Index { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_collection_is_empty()
    {
        await Index.DeleteAsync(cases, [A], Token);

        Assert.Equal(0, await Index.CountAsync(cases, Token));
        Assert.Equal([], await Index.QueryAsync(cases, Vector(1, 0, 0), 5, Token));
        Assert.Equal([B, A], await Index.FindMissingAsync(cases, [B, A], Token));
    }

    [Fact]
    public async Task A_new_collection_is_empty_and_may_be_ensured_again()
    {
        await Index.EnsureAsync(cases, Token);
        await Index.EnsureAsync(cases, Token);
        await Index.DeleteAsync(cases, [A], Token);

        Assert.Equal(0, await Index.CountAsync(cases, Token));
        Assert.Equal([], await Index.QueryAsync(cases, Vector(1, 0, 0), 5, Token));
        Assert.Equal([A], await Index.FindMissingAsync(cases, [A], Token));
    }

    [Fact]
    public async Task Ensuring_a_collection_keeps_its_cases()
    {
        await Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0))], Token);

        await Index.EnsureAsync(cases, Token);

        Assert.Equal(1, await Index.CountAsync(cases, Token));
    }

    [Fact]
    public async Task Names_the_missing_cases_in_the_order_given()
    {
        await Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0)), new(C, Vector(0, 0, 1))], Token);

        Assert.Equal([D, B], await Index.FindMissingAsync(cases, [D, C, B, A], Token));
        Assert.Equal([], await Index.FindMissingAsync(cases, [C, A], Token));
    }

    [Fact]
    public async Task Gives_the_nearest_cases_by_cosine_similarity()
    {
        await Index.UpsertAsync(
            cases,
            [new(A, Vector(-2, 0, 0)), new(B, Vector(0, 7, 0)), new(C, Vector(3, 4, 0)), new(D, Vector(0.5f, 0, 0))],
            Token);

        var nearest = await Index.QueryAsync(cases, Vector(2, 0, 0), 4, Token);

        Assert.Equal([D, C, B, A], nearest.Select(match => match.Id));
        Assert.Equal([1, 0.6, 0, -1], nearest.Select(match => Math.Round(match.Similarity, 5)));
        Assert.All(nearest, match => Assert.InRange(match.Similarity, -1, 1));
    }

    [Fact]
    public async Task Gives_no_more_cases_than_asked_for()
    {
        await Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0)), new(B, Vector(1, 1, 0)), new(C, Vector(0, 1, 0))], Token);

        var nearest = await Index.QueryAsync(cases, Vector(1, 0, 0), 2, Token);

        Assert.Equal([A, B], nearest.Select(match => match.Id));
    }

    [Fact]
    public async Task Gives_all_cases_where_more_are_asked_for_than_there_are()
    {
        await Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0)), new(B, Vector(0, 1, 0))], Token);

        var nearest = await Index.QueryAsync(cases, Vector(1, 0, 0), 50, Token);

        Assert.Equal([A, B], nearest.Select(match => match.Id));
    }

    [Fact]
    public async Task A_vector_of_zeros_is_like_nothing()
    {
        await Index.UpsertAsync(cases, [new(A, Vector(0, 0, 0))], Token);

        Assert.Equal([new CaseMatch(A, 0)], await Index.QueryAsync(cases, Vector(1, 0, 0), 1, Token));
    }

    [Fact]
    public async Task Stores_a_vector_over_that_of_the_same_case()
    {
        await Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0))], Token);

        await Index.UpsertAsync(cases, [new(A, Vector(0, 1, 0))], Token);

        Assert.Equal(1, await Index.CountAsync(cases, Token));
        Assert.Equal([new CaseMatch(A, 1)], await Index.QueryAsync(cases, Vector(0, 1, 0), 5, Token));
    }

    [Fact]
    public async Task Keeps_the_later_vector_where_a_case_stands_twice()
    {
        await Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0)), new(A, Vector(0, 1, 0))], Token);

        Assert.Equal(1, await Index.CountAsync(cases, Token));
        Assert.Equal([new CaseMatch(A, 1)], await Index.QueryAsync(cases, Vector(0, 1, 0), 5, Token));
    }

    [Fact]
    public async Task Removes_cases_and_passes_over_those_that_are_not_there()
    {
        await Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0)), new(B, Vector(0, 1, 0))], Token);

        await Index.DeleteAsync(cases, [C, A], Token);

        Assert.Equal(1, await Index.CountAsync(cases, Token));
        Assert.Equal([A], await Index.FindMissingAsync(cases, [A, B], Token));
        Assert.Equal([B], (await Index.QueryAsync(cases, Vector(1, 0, 0), 5, Token)).Select(match => match.Id));
    }

    [Fact]
    public async Task Removes_a_collection_and_no_other_and_makes_it_anew()
    {
        var other = cases with { Kind = CaseKind.Other };
        await Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0)), new(B, Vector(0, 1, 0))], Token);
        await Index.UpsertAsync(other, [new(C, Vector(1, 0, 0))], Token);

        await Index.RemoveAsync(cases, Token);
        await Index.RemoveAsync(cases, Token);

        Assert.Equal((0L, 1L), (await Index.CountAsync(cases, Token), await Index.CountAsync(other, Token)));
        await Index.UpsertAsync(cases, [new(C, Vector(0, 0, 1))], Token);
        Assert.Equal([C], (await Index.QueryAsync(cases, Vector(0, 0, 1), 5, Token)).Select(match => match.Id));
    }

    [Fact]
    public async Task Collections_do_not_mix()
    {
        var otherKind = cases with { Kind = CaseKind.Other };
        var otherPrefixes = cases with { Embedder = cases.Embedder with { PrefixVersion = 2 } };

        await Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0))], Token);
        await Index.UpsertAsync(otherKind, [new(B, Vector(1, 0, 0))], Token);

        Assert.Equal([A], (await Index.QueryAsync(cases, Vector(1, 0, 0), 5, Token)).Select(match => match.Id));
        Assert.Equal([B], (await Index.QueryAsync(otherKind, Vector(1, 0, 0), 5, Token)).Select(match => match.Id));
        Assert.Equal([], await Index.QueryAsync(otherPrefixes, Vector(1, 0, 0), 5, Token));
    }

    [Fact]
    public async Task Takes_any_number_of_cases()
    {
        // More than two batches of the server, and a rest.
        CaseId[] ids = [.. Enumerable.Range(0, 2_345).Select(Id)];

        await Index.UpsertAsync(cases, [.. ids.Select((id, i) => new CaseVector(id, Vector(1, i, 0)))], Token);

        Assert.Equal(2_345, await Index.CountAsync(cases, Token));
        Assert.Equal([Id(5_000)], await Index.FindMissingAsync(cases, [.. ids, Id(5_000)], Token));

        await Index.DeleteAsync(cases, ids[..2_300], Token);

        Assert.Equal(45, await Index.CountAsync(cases, Token));
        Assert.Equal(ids[..2_300], await Index.FindMissingAsync(cases, ids, Token));
    }

    [Fact]
    public async Task Nothing_to_do_is_done()
    {
        await Index.UpsertAsync(cases, [], Token);
        await Index.DeleteAsync(cases, [], Token);

        Assert.Equal([], await Index.FindMissingAsync(cases, [], Token));
        Assert.Equal(0, await Index.CountAsync(cases, Token));
    }

    [Fact]
    public async Task Writers_do_not_disturb_one_another()
    {
        var writers = Enumerable.Range(0, 8).Select(writer => Index.UpsertAsync(
            cases, [.. Enumerable.Range(writer * 100, 150).Select(i => new CaseVector(Id(i), Vector(1, i, 0)))], Token));

        await Task.WhenAll(writers);

        Assert.Equal(850, await Index.CountAsync(cases, Token));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Refuses_a_vector_of_another_length(int length)
    {
        CaseVector[] vectors = [new(A, Vector(1, 0, 0)), new(B, new float[length])];

        await Assert.ThrowsAsync<ArgumentException>(() => Index.UpsertAsync(cases, vectors, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Index.QueryAsync(cases, new float[length], 5, Token));
        Assert.Equal(0, await Index.CountAsync(cases, Token));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task Refuses_a_vector_that_is_not_finite(float value)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Index.UpsertAsync(cases, [new(A, Vector(1, value, 0))], Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Index.QueryAsync(cases, Vector(1, value, 0), 5, Token));
        Assert.Equal(0, await Index.CountAsync(cases, Token));
    }

    [Fact]
    public async Task Refuses_to_look_for_no_case() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Index.QueryAsync(cases, Vector(1, 0, 0), 0, Token));

    [Fact]
    public async Task Does_nothing_once_cancelled()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Index.UpsertAsync(cases, [new(A, Vector(1, 0, 0))], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Index.QueryAsync(cases, Vector(1, 0, 0), 5, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Index.PingAsync(cancelled));
        Assert.Equal(0, await Index.CountAsync(cases, Token));
    }

    [Fact]
    public async Task Answers_a_ping() => await Index.PingAsync(Token);

    private static CaseId Id(int number) => new((UInt128)number);

    private static float[] Vector(params float[] values) => values;
}
